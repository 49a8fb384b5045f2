package io.hindcast.runs.folder;

import io.hindcast.engine.metrics.ForecastErrorAccumulator;
import io.hindcast.engine.metrics.ForecastErrors;
import io.hindcast.engine.metrics.Performance;
import io.hindcast.engine.metrics.PerformanceAccumulator;
import io.hindcast.engine.split.Segment;
import io.hindcast.metric.EquityPoint;
import io.hindcast.metric.Metric;
import io.hindcast.runs.config.RunConfig;
import io.hindcast.runs.config.RunPlan;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Accumulates the figures of each fold of a run: of the bars on which its model was in force. */
final class FoldFigures implements Metric {
    private final RunConfig<?> config;
    private final RunPlan plan;
    private final Map<Integer, Fold> folds = new LinkedHashMap<>();
    private @Nullable EquityPoint last;

    FoldFigures(RunConfig<?> config, RunPlan plan) {
        this.config = config;
        this.plan = plan;
    }

    /** What a fold comes to. */
    private record Fold(
            PerformanceAccumulator strategy,
            PerformanceAccumulator benchmark,
            Optional<ForecastErrorAccumulator> errors) {}

    private Fold fold(int number) {
        return folds.computeIfAbsent(
                number,
                _ -> new Fold(
                        new PerformanceAccumulator(config.annualisation().periodsPerYear()),
                        new PerformanceAccumulator(config.annualisation().periodsPerYear()),
                        config.model()
                                .map(model -> new ForecastErrorAccumulator(
                                        Segment.TEST.toString(), model.horizonBars(), model.target()))));
    }

    /** The first change of equity on a fold's bars is that from the last close before them. */
    @Override
    public void onEquity(EquityPoint point) {
        int number = plan.foldAt(point.time());
        boolean first = !folds.containsKey(number);
        Fold fold = fold(number);
        if (first && last != null) {
            add(fold, last);
        }
        add(fold, point);
        last = point;
    }

    private static void add(Fold fold, EquityPoint point) {
        fold.strategy().add(point.time(), point.equity(), point.exposure(), point.positionValue() != 0);
        fold.benchmark().add(point.time(), point.benchmarkEquity(), 1, true);
    }

    void forecast(int number, double close, double forecast, double actual) {
        fold(number).errors().ifPresent(errors -> errors.add(close, forecast, actual));
    }

    Performance strategy(int number) {
        return fold(number).strategy().performance();
    }

    Performance benchmark(int number) {
        return fold(number).benchmark().performance();
    }

    /** Empty without a model. */
    Optional<ForecastErrors> errors(int number) {
        return fold(number).errors().map(ForecastErrorAccumulator::errors);
    }

    /** It is many figures. */
    @Override
    public double value() {
        return Double.NaN;
    }
}
