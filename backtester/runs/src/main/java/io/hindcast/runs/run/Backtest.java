package io.hindcast.runs.run;

import io.hindcast.forecast.TrainedModel;
import io.hindcast.runs.config.ModelDirection;
import io.hindcast.runs.config.RunConfig;
import io.hindcast.runs.config.RunInputs;
import io.hindcast.runs.config.RunOptions;
import io.hindcast.runs.config.RunPlan;
import io.hindcast.runs.config.Workspace;
import io.hindcast.runs.folder.RunResult;
import io.hindcast.runs.jobs.JobRunner;
import io.hindcast.runs.models.ModelSource;
import io.hindcast.runs.models.ModelStore;
import io.hindcast.runs.progress.RunProgress;
import io.hindcast.runs.trials.Trial;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Takes a config all the way: data, model, line, figures, report. */
public final class Backtest {
    private final Evaluation<TrainedModel> evaluation;

    /**
     * @param workspace where everything lives
     * @param progress told how it goes on
     * @param jobs does its trainings
     * @param clock names the run and dates it; no result depends on it
     */
    public Backtest(Workspace workspace, RunProgress progress, JobRunner jobs, Clock clock) {
        evaluation = new Evaluation<>(
                ModelDirection.CAUSAL, ForecastUse.TRADED, List.of(), workspace, progress, jobs, clock);
    }

    /**
     * Runs a config. Nothing is left behind when it fails, and nothing that was there before is touched.
     *
     * @param config read but not yet resolved
     * @param defaultName of the run, when the config has none
     * @throws InvalidInputException when the config, the data or a model is at fault
     * @throws io.hindcast.engine.pipeline.StageFailure when a stage failed
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

    /**
     * The trial that {@link #run} is, found out without running it.
     *
     * @param scored whether bars that are kept aside are tested
     * @throws io.hindcast.settings.InvalidInputException as it does
     */
    public Optional<Trial> trial(MapSettings config, String defaultName, boolean scored) {
        return evaluation.trial(config, defaultName, scored);
    }

    /**
     * Trains the models of a config, or finds them trained already.
     *
     * @return the folder of each fold's model, in order
     * @throws InvalidInputException as {@link #run}, and when the config has no model
     */
    public List<Path> train(MapSettings config, String defaultName, RunOptions options) {
        RunConfig.requireName(config, defaultName);
        RunInputs<TrainedModel> inputs = evaluation.inputs(config, defaultName, options.holdout());
        RunPlan plan = inputs.plan();
        inputs.warnings().say(inputs.queue().warnings());
        ModelSource<TrainedModel> source = new ModelSource<>(inputs);
        inputs.warnings().say(source.warnings(plan));
        List<ModelStore.Stored<TrainedModel>> models = source.models(plan, options);
        if (models.isEmpty()) {
            throw config.invalid("model", "is missing; there is nothing to train");
        }
        return models.stream().map(ModelStore.Stored::folder).toList();
    }
}
