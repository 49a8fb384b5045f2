package io.hindcast.lstm;

import io.hindcast.forecast.ForecastModel;
import io.hindcast.forecast.ModelInputs;
import io.hindcast.forecast.TrainedModel;
import io.hindcast.inference.ModelFolder;
import io.hindcast.training.LstmSettings;
import io.hindcast.training.architecture.CausalArchitecture;

/** A causal LSTM. */
final class LstmModel extends LstmTrainable<TrainedModel> implements ForecastModel {
    LstmModel(LstmSettings settings, CausalArchitecture architecture) {
        super(settings, architecture);
    }

    @Override
    TrainedModel read(ModelFolder folder, LstmSettings forSettings, ModelInputs inputs) {
        return folder.read(forSettings, inputs);
    }
}
