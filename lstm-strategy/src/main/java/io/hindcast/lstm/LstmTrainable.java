package io.hindcast.lstm;

import io.hindcast.forecast.FittedModel;
import io.hindcast.forecast.ForecastTarget;
import io.hindcast.forecast.ModelInputs;
import io.hindcast.forecast.TrainableModel;
import io.hindcast.forecast.TrainingProgress;
import io.hindcast.forecast.TrainingSet;
import io.hindcast.inference.ModelFolder;
import io.hindcast.training.LstmSettings;
import io.hindcast.training.LstmTraining;
import io.hindcast.training.architecture.Architecture;
import java.nio.file.Path;
import java.util.List;

/** An LSTM of either direction of time on Deeplearning4j. */
abstract class LstmTrainable<M extends FittedModel> implements TrainableModel<M> {
    private final LstmSettings settings;

    /**
     * @param settings whose architecture is the next argument
     * @param architecture asked for by its type, so that no other can get here
     */
    LstmTrainable(LstmSettings settings, Architecture architecture) {
        if (settings.architecture() != architecture) {
            throw new IllegalArgumentException("settings have another architecture: " + settings.architecture());
        }
        this.settings = settings;
    }

    abstract M read(ModelFolder folder, LstmSettings forSettings, ModelInputs inputs);

    @Override
    public final int windowBars() {
        return settings.windowBars();
    }

    @Override
    public final int horizonBars() {
        return settings.horizonBars();
    }

    @Override
    public final ForecastTarget target() {
        return settings.target();
    }

    @Override
    public final List<String> warnings(long samples) {
        return settings.warnings(samples);
    }

    @Override
    public final M train(TrainingSet set, Path folder, TrainingProgress progress) {
        LstmTraining.Result result = new LstmTraining(settings, progress).train(set);
        new ModelFolder(folder).write(settings, set.inputs(), result);
        return load(folder, set.inputs());
    }

    @Override
    public final M load(Path folder, ModelInputs inputs) {
        return read(new ModelFolder(folder), settings, inputs);
    }
}
