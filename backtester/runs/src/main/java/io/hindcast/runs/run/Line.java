package io.hindcast.runs.run;

import io.hindcast.engine.execution.TradingLoop;
import io.hindcast.engine.pipeline.FeatureStage;
import io.hindcast.engine.pipeline.RowObserver;
import io.hindcast.engine.pipeline.Stage;
import io.hindcast.engine.pipeline.TradingStage;
import io.hindcast.engine.pipeline.WindowStage;
import io.hindcast.forecast.FeaturePipeline;
import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import io.hindcast.runs.config.RunConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The straight line of a run up to its trading, wired: features, forecasts, trading. */
final class Line implements AutoCloseable {
    private final RunConfig<?> run;
    private final Optional<WindowStage> forecasts;
    private final List<Stage> stages = new ArrayList<>();
    private final int featureCount;

    /**
     * A line that does not trade yet.
     *
     * @param run has features where the config has any
     * @param forecasts evaluates the model, where there is one; closed with the line
     * @param rows sees the features
     */
    Line(RunConfig<?> run, Optional<WindowStage> forecasts, RowObserver rows) {
        this.run = run;
        this.forecasts = forecasts;

        // 1. Features, where the config has any.
        FeaturePipeline features =
                run.features() == null ? null : run.features().get();
        featureCount = features == null ? 0 : features.width();
        if (features != null) {
            stages.add(new FeatureStage(features, rows));
        }

        // 2. Forecasts, where there is a model.
        forecasts.ifPresent(stages::add);
    }

    /**
     * Adds trading: match, mark, decide.
     *
     * @param interval of the bars
     * @param tradeFrom index of the first bar that is traded
     */
    void trade(Instrument instrument, Interval interval, long tradeFrom) {
        // 3. Trading.
        stages.add(new TradingStage(
                listener -> new TradingLoop(instrument, interval, run.strategy(), run.trading(), listener),
                tradeFrom,
                run.horizonBars()));
    }

    List<Stage> stages() {
        return List.copyOf(stages);
    }

    /** Columns of a row of features; 0 without features. */
    int featureCount() {
        return featureCount;
    }

    /** What forecasts; empty without a model. */
    Optional<WindowStage> forecasts() {
        return forecasts;
    }

    /** Gives up what forecasts. */
    @Override
    public void close() {
        forecasts.ifPresent(WindowStage::close);
    }
}
