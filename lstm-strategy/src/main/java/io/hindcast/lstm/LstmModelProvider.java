package io.hindcast.lstm;

import io.hindcast.forecast.ForecastModel;
import io.hindcast.forecast.ForecastModelProvider;
import io.hindcast.settings.Settings;
import io.hindcast.training.LstmSettings;

/** Offers the forecast model {@code lstm}. */
public final class LstmModelProvider implements ForecastModelProvider {
    /** For {@link java.util.ServiceLoader}. */
    public LstmModelProvider() {}

    @Override
    public String name() {
        return "lstm";
    }

    @Override
    public ForecastModel configure(Settings model) {
        return new LstmModel(LstmSettings.read(model));
    }
}
