package io.hindcast.runs.run;

import io.hindcast.engine.pipeline.FreshModel;
import io.hindcast.engine.pipeline.WindowStage;
import io.hindcast.forecast.ForecastTarget;
import io.hindcast.forecast.OfflineModel;
import io.hindcast.forecast.TrainedModel;
import io.hindcast.forecast.WindowScorer;
import io.hindcast.runs.config.ModelDirection;
import io.hindcast.runs.config.Providers;
import io.hindcast.runs.config.RunConfig;
import io.hindcast.runs.config.RunOptions;
import io.hindcast.runs.config.Workspace;
import io.hindcast.runs.folder.RunResult;
import io.hindcast.runs.jobs.JobRunner;
import io.hindcast.runs.progress.RunProgress;
import io.hindcast.settings.MapSettings;
import io.hindcast.store.queue.QueueMetadata;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Evaluates a model of both directions of time: its forecast errors for complete windows, every step of which lies in the
 * past. With hindsight, what its forecasts would have earned as well, which is no backtest and says so.
 */
public final class OfflineEvaluation {
    private static final String HINDSIGHT =
            "HINDSIGHT: the model reads each window backwards in time as well, so it is for offline evaluation only;"
                    + " its trades are no backtest, and no engine will take it";

    private final Evaluation<OfflineModel> evaluation;

    /**
     * @param hindsight whether to trade on the forecasts
     * @see Backtest#Backtest
     */
    public OfflineEvaluation(
            Workspace workspace, RunProgress progress, JobRunner jobs, Clock clock, boolean hindsight) {
        evaluation = new Evaluation<>(
                new BothDirections(),
                hindsight ? ForecastUse.TRADED_IN_HINDSIGHT : ForecastUse.COMPARED,
                hindsight ? List.of(HINDSIGHT) : List.of(),
                workspace,
                progress,
                jobs,
                clock);
    }

    /**
     * Runs a config whose model is for offline evaluation only.
     *
     * @see Backtest#run
     */
    public RunResult run(MapSettings config, String defaultName, RunOptions options) {
        return evaluation.run(config, defaultName, options);
    }

    /**
     * What {@link #run} will do, found out without doing it.
     *
     * @param scored whether bars that are kept aside are tested
     * @throws io.hindcast.settings.InvalidInputException as it does
     */
    public PlannedRun planned(MapSettings config, String defaultName, boolean scored) {
        return evaluation.planned(config, defaultName, scored);
    }

    private static final class BothDirections implements ModelDirection<OfflineModel> {
        @Override
        public RunConfig<OfflineModel> read(
                MapSettings config, QueueMetadata queue, String defaultName, Providers providers) {
            return RunConfig.readOffline(config, queue, defaultName, providers);
        }

        @Override
        public WindowStage stage(OfflineModel model, SortedMap<Long, OfflineModel> later, ForecastTarget target) {
            return new HindsightStage(model, model.newScorer(), later, target, this::fresh);
        }

        @Override
        public Optional<TrainedModel> live(OfflineModel model) {
            return Optional.empty();
        }

        @Override
        public FreshModel fresh(OfflineModel model) {
            WindowScorer scorer = model.newScorer();
            // A plugin may call its arithmetic what it likes: only what is shipped is known to be exact.
            boolean exact = FreshModel.compiled(model)
                    && model.getClass().getClassLoader() == getClass().getClassLoader();
            return FreshModel.of(model.scaler(), scorer::score, exact, scorer::close);
        }
    }
}
