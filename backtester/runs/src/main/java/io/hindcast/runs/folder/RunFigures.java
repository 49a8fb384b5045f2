package io.hindcast.runs.folder;

import io.hindcast.engine.execution.TradingListener;
import io.hindcast.engine.execution.TradingSettings;
import io.hindcast.engine.metrics.ForecastErrorAccumulator;
import io.hindcast.engine.metrics.ForecastErrors;
import io.hindcast.engine.metrics.Incidents;
import io.hindcast.engine.metrics.PriceDecimals;
import io.hindcast.engine.metrics.TradingMetrics;
import io.hindcast.engine.plugin.CallWatch;
import io.hindcast.engine.split.Segment;
import io.hindcast.market.Bar;
import io.hindcast.metric.Metric;
import io.hindcast.report.summary.MetricFigure;
import io.hindcast.runs.config.RunConfig;
import io.hindcast.runs.config.RunPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Accumulates all figures of a run while it is recorded; forecasts count out of sample only. */
public final class RunFigures implements RunObserver {
    private final TradingMetrics trading;
    private final RunMetrics metrics;
    private final FoldFigures folds;
    private final @Nullable ForecastErrorAccumulator errors;
    private final TradingSettings settings;
    private final boolean hindsight;
    private final PriceDecimals decimals = new PriceDecimals();
    private double leastForecast = Double.POSITIVE_INFINITY;
    private double mostForecast = Double.NEGATIVE_INFINITY;

    /**
     * No figures yet.
     *
     * @param plan its folds
     * @param hindsight whether what is traded on is marked as known too late, so that nobody takes it for a result
     */
    public RunFigures(RunConfig<?> config, RunPlan plan, boolean hindsight) {
        this.hindsight = hindsight;
        metrics = new RunMetrics(config.metrics());
        folds = new FoldFigures(config, plan);
        trading = new TradingMetrics(
                config.annualisation(),
                plan.folds().size() > 1
                        ? Stream.<Metric>concat(metrics.all().stream(), Stream.of(folds))
                                .toList()
                        : metrics.all());
        settings = config.trading();
        errors = config.model()
                .map(model ->
                        new ForecastErrorAccumulator(Segment.TEST.toString(), model.horizonBars(), model.target()))
                .orElse(null);
    }

    @Override
    public void forecast(Segment segment, int fold, double close, double forecast, double actual) {
        decimals.add(close);
        if (segment == Segment.TEST) {
            Objects.requireNonNull(errors, "a forecast without a model").add(close, forecast, actual);
            metrics.forecast(close, forecast, actual);
            folds.forecast(fold, close, forecast, actual);
            leastForecast = Math.min(leastForecast, forecast / close - 1);
            mostForecast = Math.max(mostForecast, forecast / close - 1);
        }
    }

    @Override
    public void traded(Bar bar) {
        trading.begin(bar.volume());
        decimals.add(bar.open());
        decimals.add(bar.close());
    }

    @Override
    public TradingListener trading() {
        return trading;
    }

    @Override
    public List<CallWatch> watches() {
        return metrics.watches();
    }

    /** What the config asks for beside the usual figures; empty where it asks for nothing. */
    Optional<List<MetricFigure>> others() {
        return metrics.figures();
    }

    /** Of each fold. */
    FoldFigures folds() {
        return folds;
    }

    TradingMetrics metrics() {
        return trading;
    }

    /** Decimals that the instrument's prices have. */
    int priceDecimals() {
        return decimals.decimals();
    }

    /** What the figures themselves call for saying beside them, one sentence each. */
    List<String> findings() {
        List<String> findings = new ArrayList<>();
        if (!hindsight) {
            findings.addAll(TooGoodToBeTrue.of(errors().orElse(null), trading));
        }
        Incidents incidents = trading.incidents();
        if (incidents.bars() > 0) {
            findings.addAll(
                    TradingFindings.of(incidents, settings, forecastRange().orElse(null)));
            findings.addAll(FreeFills.of(trading.trading(), settings));
        }
        return findings;
    }

    /** What a strategy on forecasts had to decide on: one that never traded may have wanted more. */
    private Optional<String> forecastRange() {
        return leastForecast > mostForecast
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "its forecasts lay between %+.2f and %+.2f bps of the close",
                        1e4 * leastForecast,
                        1e4 * mostForecast));
    }

    /** Empty without a model. */
    Optional<ForecastErrors> errors() {
        return Optional.ofNullable(errors).map(ForecastErrorAccumulator::errors);
    }
}
