package io.hindcast.lstm;

import io.hindcast.forecast.ForecastTarget;
import io.hindcast.forecast.ModelInputs;
import io.hindcast.forecast.OfflineForecastModel;
import io.hindcast.forecast.OfflineModel;
import io.hindcast.forecast.TrainingProgress;
import io.hindcast.forecast.TrainingSet;
import io.hindcast.inference.ModelFolder;
import io.hindcast.training.LstmSettings;
import io.hindcast.training.LstmTraining;
import io.hindcast.training.architecture.OfflineArchitecture;
import java.nio.file.Path;
import java.util.List;

/** An LSTM of both directions of time on Deeplearning4j. */
final class OfflineLstmModel implements OfflineForecastModel {
    private final LstmSettings settings;

    /**
     * @param settings whose architecture is the next argument
     * @param architecture asked for by its type, so that no other can get here
     */
    OfflineLstmModel(LstmSettings settings, OfflineArchitecture architecture) {
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
    public OfflineModel train(TrainingSet set, Path folder, TrainingProgress progress) {
        LstmTraining.Result result = new LstmTraining(settings, progress).train(set);
        ModelFolder model = new ModelFolder(folder);
        model.write(settings, set.inputs(), result);
        return model.readOffline(settings, set.inputs());
    }

    @Override
    public OfflineModel load(Path folder, ModelInputs inputs) {
        return new ModelFolder(folder).readOffline(settings, inputs);
    }
}
