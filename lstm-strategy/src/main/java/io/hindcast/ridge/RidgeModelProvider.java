package io.hindcast.ridge;

import io.hindcast.forecast.ForecastModel;
import io.hindcast.forecast.ForecastModelProvider;
import io.hindcast.settings.Keys;
import io.hindcast.settings.Settings;

/** Offers the forecast model {@code ridge}. */
public final class RidgeModelProvider implements ForecastModelProvider {
    /** For {@link java.util.ServiceLoader}. */
    public RidgeModelProvider() {}

    @Override
    public String name() {
        return "ridge";
    }

    @Override
    public String description() {
        return "Ridge regression on the features of the last bar; its penalty is chosen on validation";
    }

    @Override
    public Keys keys() {
        return RidgeSettings.KEYS;
    }

    @Override
    public ForecastModel configure(Settings model) {
        return new RidgeModel(RidgeSettings.read(model));
    }
}
