package io.hindcast.runs.run;

import io.hindcast.engine.pipeline.ForecastStage;
import io.hindcast.engine.pipeline.FreshModel;
import io.hindcast.engine.pipeline.WindowStage;
import io.hindcast.engine.split.Segments;
import io.hindcast.forecast.ForecastTarget;
import io.hindcast.forecast.TrainedModel;
import io.hindcast.runs.config.Providers;
import io.hindcast.runs.config.RunConfig;
import io.hindcast.runs.config.RunOptions;
import io.hindcast.runs.config.Workspace;
import io.hindcast.runs.models.ModelSource;
import io.hindcast.runs.progress.RunProgress;
import io.hindcast.runs.progress.RunWarnings;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import io.hindcast.store.queue.BarStore;
import io.hindcast.store.queue.QueueMetadata;
import java.nio.file.Path;
import java.time.Clock;

/** Takes a config all the way: data, model, line, figures, report. */
public final class Backtest extends Experiment<TrainedModel> {
    /**
     * @param workspace where everything lives
     * @param progress told how it goes on
     * @param clock names the run and dates it; no result depends on it
     */
    public Backtest(Workspace workspace, RunProgress progress, Clock clock) {
        super(workspace, progress, clock, true);
    }

    /**
     * Trains the model of a config, or finds it trained already.
     *
     * @return the model's folder
     * @throws InvalidInputException as {@link #run}, and when the config has no model
     */
    public Path train(MapSettings config, String defaultName, RunOptions options) {
        RunConfig.requireName(config, defaultName);
        QueueMetadata queue = queue(config);
        RunConfig<TrainedModel> run = checked(config, queue, defaultName);
        BarStore store = new BarStore(workspace().queues());
        Segments segments = segments(run, queue, store);
        RunWarnings warnings = warned();
        warnings.say(queue.warnings());
        warnings.say(ModelSource.warnings(run, segments));
        return models(warnings)
                .model(run, queue, store, segments, options)
                .orElseThrow(() -> config.invalid("model", "is missing; there is nothing to train"))
                .folder();
    }

    @Override
    RunConfig<TrainedModel> read(MapSettings config, QueueMetadata queue, String defaultName, Providers providers) {
        return RunConfig.read(config, queue, defaultName, providers);
    }

    @Override
    WindowStage windowStage(TrainedModel model, ForecastTarget target) {
        return new ForecastStage(model.scaler(), model.newForecaster(), target);
    }

    @Override
    FreshModel fresh(TrainedModel model) {
        return FreshModel.of(model);
    }
}
