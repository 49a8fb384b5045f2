package io.hindcast.pipeline;

import io.hindcast.forecast.ForecastTarget;
import io.hindcast.forecast.Forecaster;
import io.hindcast.forecast.Scaler;

/** Second stage: forecasts on every bar whose window is complete. */
public final class ForecastStage extends WindowStage {
    private final Forecaster forecaster;

    /**
     * @param scaler of the model
     * @param forecaster of the model, for this stage alone, which closes it
     * @param target what the forecaster's values mean
     */
    public ForecastStage(Scaler scaler, Forecaster forecaster, ForecastTarget target) {
        super(scaler, forecaster.windowBars(), forecaster.featureCount(), target);
        this.forecaster = forecaster;
    }

    @Override
    protected void evaluate(float[] windows, int count, double[] values) {
        forecaster.forecast(windows, count, values);
    }

    @Override
    public void close() {
        forecaster.close();
    }
}
