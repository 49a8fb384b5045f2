package io.hindcast.lstm;

import io.hindcast.forecast.ForecastModel;
import io.hindcast.forecast.ForecastTarget;
import io.hindcast.forecast.ModelInputs;
import io.hindcast.forecast.TrainedModel;
import io.hindcast.forecast.TrainingProgress;
import io.hindcast.forecast.TrainingSet;
import io.hindcast.inference.ModelFolder;
import io.hindcast.training.LstmSettings;
import io.hindcast.training.LstmTraining;
import io.hindcast.training.architecture.CausalArchitecture;
import java.nio.file.Path;
import java.util.List;

/** A causal LSTM on Deeplearning4j. */
final class LstmModel implements ForecastModel {
    private final LstmSettings settings;

    /**
     * @param settings whose architecture is the next argument
     * @param architecture asked for by its type, so that no other can get here
     */
    LstmModel(LstmSettings settings, CausalArchitecture architecture) {
        if (settings.architecture() != architecture) {
            throw new IllegalArgumentException("settings have another architecture: " + settings.architecture());
        }
        this.settings = settings;
    }

    @Override
    public int windowBars() {
        return settings.windowBars();
    }

    @Override
    public int horizonBars() {
        return settings.horizonBars();
    }

    @Override
    public ForecastTarget target() {
        return settings.target();
    }

    @Override
    public List<String> warnings(long samples) {
        return settings.warnings(samples);
    }

    @Override
    public TrainedModel train(TrainingSet set, Path folder, TrainingProgress progress) {
        LstmTraining.Result result = new LstmTraining(settings, progress).train(set);
        ModelFolder model = new ModelFolder(folder);
        model.write(settings, set.inputs(), result);
        return model.read(settings, set.inputs());
    }

    @Override
    public TrainedModel load(Path folder, ModelInputs inputs) {
        return new ModelFolder(folder).read(settings, inputs);
    }
}
