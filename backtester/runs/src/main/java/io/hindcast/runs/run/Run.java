package io.hindcast.runs.run;

import io.hindcast.engine.execution.TradingLoop;
import io.hindcast.engine.pipeline.FeatureStage;
import io.hindcast.engine.pipeline.ForecastLatency;
import io.hindcast.engine.pipeline.Pipeline;
import io.hindcast.engine.pipeline.PipelineSettings;
import io.hindcast.engine.pipeline.Stage;
import io.hindcast.engine.pipeline.TradingStage;
import io.hindcast.engine.pipeline.WindowStage;
import io.hindcast.forecast.FeaturePipeline;
import io.hindcast.forecast.FittedModel;
import io.hindcast.market.BarSource;
import io.hindcast.report.summary.Summary;
import io.hindcast.runs.config.RunConfig;
import io.hindcast.runs.config.RunInputs;
import io.hindcast.runs.config.RunPlan;
import io.hindcast.runs.folder.RunEnding;
import io.hindcast.runs.folder.SegmentRanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One run: bars go down the straight line with a schedule of models and are recorded in a folder. A backtest, an offline
 * evaluation and a session of paper trading are ways to make it. Used once, since its strategy has a state: {@link #go}, then
 * {@link #check}, then {@link #finish}.
 *
 * @param <M> the models that its direction has
 */
public final class Run<M extends FittedModel> implements AutoCloseable {
    private final RunInputs<M> inputs;
    private final SegmentRanges bars;
    private final RunPlan plan;
    private final ModelSchedule<M> models;
    private final RunRecording recording;
    private final CausalityChecks<M> checks;
    private @Nullable WindowStage forecasts;
    private volatile @Nullable Pipeline line;
    private boolean checked;

    /**
     * A run that has not begun.
     *
     * @param bars closed with the run
     * @param plan of the bars; those that it tests are traded
     * @param models that forecast
     * @param recording where it goes
     */
    Run(RunInputs<M> inputs, BarSource bars, RunPlan plan, ModelSchedule<M> models, RunRecording recording) {
        this.inputs = inputs;
        this.bars = new SegmentRanges(bars, plan, inputs.queue());
        this.plan = plan;
        this.models = models;
        this.recording = recording;
        checks = new CausalityChecks<>(
                inputs.config(), inputs.queue(), models.first().orElse(null), inputs.warnings());
    }

    /**
     * Has the run look for features from outside the bars as well.
     *
     * @param again opens the bars once more
     */
    void lookOutside(Supplier<BarSource> again) {
        checks.originFrom(plan.line().test().from(), again);
    }

    /**
     * Takes all bars down the line.
     *
     * @param before stages that see a bar before anything is made of it
     * @param behind stages that see what was made of it before it is recorded
     * @param settings of the pipeline
     * @param progress told the number of bars, every now and then
     * @return wall seconds spent in each stage
     * @throws io.hindcast.engine.pipeline.StageFailure when a stage failed; the rows up to there are recorded
     * @throws io.hindcast.settings.InvalidInputException when a model is refused
     */
    public Map<String, Double> go(
            List<Stage> before, List<Stage> behind, PipelineSettings settings, LongConsumer progress) {
        RunConfig<M> config = inputs.config();
        recording.begin();

        // 1. What comes in, and which model forecasts from here on.
        List<Stage> stages = new ArrayList<>(before);
        models.changes().ifPresent(stages::add);

        // 2. Features, where the config has any.
        Optional<FeaturePipeline> features = config.features().map(Supplier::get);
        features.ifPresent(each -> stages.add(new FeatureStage(each, checks)));

        // 3. Forecasts, where there is a model, which is asked for some of them again.
        models.first().ifPresent(stored -> {
            WindowStage stage = inputs.direction()
                    .stage(
                            stored.model(),
                            models.offline(),
                            config.model().orElseThrow().target());
            stage.neededFrom(models.from());
            stage.check(checks.windows(stored, plan.line().test().from(), inputs.direction()::fresh));
            stages.add(stage);
            forecasts = stage;
        });

        // 4. Trading: match, mark, decide.
        if (recording.trades()) {
            stages.add(new TradingStage(
                    listener -> new TradingLoop(
                            inputs.queue().instrument(),
                            inputs.queue().interval(),
                            config.strategy(),
                            config.trading(),
                            listener),
                    plan.line().test().from(),
                    config.horizonBars()));
        }

        try (recording) {
            // 5. What plainer forecasts and rules would have made of the same bars.
            recording.baselines().ifPresent(stages::add);

            // 6. Those who are told what came of it.
            stages.addAll(behind);

            // 7. Recording: rows to disk, figures from the rows.
            stages.add(recording.stage());

            // 8. Run it.
            Pipeline running =
                    new Pipeline(settings, features.map(FeaturePipeline::width).orElse(0), stages);
            line = running;
            return running.run(bars, progress);
        }
    }

    /** True when a stage has failed, so that a source that waits for its next bar can give up. May be called by any thread. */
    public boolean failed() {
        Pipeline running = line;
        return running != null && running.failed();
    }

    /** True when at least one bar was out of sample. */
    public boolean reachedTest() {
        return bars.bars() > bars.barsBeforeTest();
    }

    /**
     * Holds features and model to their promises, when all bars have gone down the line.
     *
     * @return what was checked, in words; empty where there was nothing
     * @throws io.hindcast.settings.InvalidInputException when a promise was not kept
     */
    public Optional<String> check() {
        checked = true;
        WindowStage asked = forecasts;
        return asked == null ? Optional.empty() : inputs.phases().time("checks", () -> checks.finish(asked));
    }

    /** Wall time of a forecast for one window, microseconds; empty without a model. */
    OptionalDouble forecastMicros() {
        return forecasts == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(ForecastLatency.medianMicros(forecasts, checks.askedAgain()));
    }

    /**
     * Finishes the folder: summary, certificate, and a report where there was trading.
     *
     * @return the content of {@code summary.json}
     */
    public Summary finish(RunEnding ending) {
        if (!checked) {
            throw new IllegalStateException("nobody has checked whether the run has kept its promises");
        }
        return recording.finish(bars, checks, ending);
    }

    /** Gives up the bars and what forecasts. */
    @Override
    public void close() {
        bars.close();
        if (forecasts != null) {
            forecasts.close();
        }
    }
}
