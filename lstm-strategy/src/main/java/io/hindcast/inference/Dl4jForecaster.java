package io.hindcast.inference;

import io.hindcast.forecast.Forecaster;
import io.hindcast.training.LinearScaler;

/** Forecasts with a network that was found causal. */
final class Dl4jForecaster implements Forecaster {
    private final WindowNetwork network;

    Dl4jForecaster(CausalNetwork network, LinearScaler target, int windowBars, int featureCount) {
        this.network = new WindowNetwork(network.graph(), target, windowBars, featureCount);
    }

    @Override
    public int windowBars() {
        return network.windowBars();
    }

    @Override
    public int featureCount() {
        return network.featureCount();
    }

    @Override
    public void forecast(float[] windows, int count, double[] values) {
        network.values(windows, count, values);
    }

    @Override
    public void close() {
        network.close();
    }
}
