package io.hindcast.lstm;

import io.hindcast.forecast.ModelInputs;
import io.hindcast.forecast.OfflineForecastModel;
import io.hindcast.forecast.OfflineModel;
import io.hindcast.inference.ModelFolder;
import io.hindcast.training.LstmSettings;
import io.hindcast.training.architecture.OfflineArchitecture;

/** An LSTM of both directions of time. */
final class OfflineLstmModel extends LstmTrainable<OfflineModel> implements OfflineForecastModel {
    OfflineLstmModel(LstmSettings settings, OfflineArchitecture architecture) {
        super(settings, architecture);
    }

    @Override
    OfflineModel read(ModelFolder folder, LstmSettings forSettings, ModelInputs inputs) {
        return folder.readOffline(forSettings, inputs);
    }
}
