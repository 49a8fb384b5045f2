package io.hindcast.ridge;

import io.hindcast.forecast.Forecaster;

/** Computes the values of windows of one bar, each from its own features alone. */
final class RidgeForecaster implements Forecaster {
    private final RidgeDocument document;

    RidgeForecaster(RidgeDocument document) {
        this.document = document;
    }

    @Override
    public int windowBars() {
        return 1;
    }

    @Override
    public int featureCount() {
        return document.features().size();
    }

    @Override
    public void forecast(float[] windows, int count, double[] values) {
        double[] weights = document.weights();
        for (int i = 0; i < count; i++) {
            double sum = 0;
            for (int column = 0; column < weights.length; column++) {
                sum += weights[column] * windows[i * weights.length + column];
            }
            values[i] = document.label().unscale(0, sum);
        }
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
