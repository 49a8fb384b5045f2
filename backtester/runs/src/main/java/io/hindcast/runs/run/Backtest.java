package io.hindcast.runs.run;

import io.hindcast.engine.split.Segments;
import io.hindcast.forecast.TrainedModel;
import io.hindcast.runs.config.ModelDirection;
import io.hindcast.runs.config.RunConfig;
import io.hindcast.runs.config.RunInputs;
import io.hindcast.runs.config.RunOptions;
import io.hindcast.runs.config.Workspace;
import io.hindcast.runs.folder.RunResult;
import io.hindcast.runs.models.ModelSource;
import io.hindcast.runs.progress.RunProgress;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Takes a config all the way: data, model, line, figures, report. */
public final class Backtest {
    private final Holdout<TrainedModel> holdout;

    /**
     * @param workspace where everything lives
     * @param progress told how it goes on
     * @param clock names the run and dates it; no result depends on it
     */
    public Backtest(Workspace workspace, RunProgress progress, Clock clock) {
        holdout = new Holdout<>(ModelDirection.CAUSAL, ForecastUse.TRADED, List.of(), workspace, progress, clock);
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
        return holdout.run(config, defaultName, options);
    }

    /**
     * Trains the model of a config, or finds it trained already.
     *
     * @return the model's folder
     * @throws InvalidInputException as {@link #run}, and when the config has no model
     */
    public Path train(MapSettings config, String defaultName, RunOptions options) {
        RunConfig.requireName(config, defaultName);
        RunInputs<TrainedModel> inputs = holdout.inputs(config, defaultName);
        Segments segments = inputs.segments();
        inputs.warnings().say(inputs.queue().warnings());
        ModelSource<TrainedModel> source = new ModelSource<>(inputs);
        inputs.warnings().say(source.warnings());
        return source.model(segments, options)
                .orElseThrow(() -> config.invalid("model", "is missing; there is nothing to train"))
                .folder();
    }
}
