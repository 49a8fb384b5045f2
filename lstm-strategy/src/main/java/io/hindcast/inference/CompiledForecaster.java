package io.hindcast.inference;

import io.hindcast.compiled.CompiledNetwork;
import io.hindcast.forecast.Forecaster;
import io.hindcast.training.LinearScaler;

/** Forecasts with a compiled network; allocates nothing but for a call with more windows than any before. */
final class CompiledForecaster implements Forecaster {
    private final CompiledNetwork network;
    private final LinearScaler target;
    private float[] scaled = {};

    /** @param network of its own: it keeps the state of a call */
    CompiledForecaster(CompiledNetwork network, LinearScaler target) {
        this.network = network;
        this.target = target;
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
        if (scaled.length < count) {
            scaled = new float[count];
        }
        network.compute(windows, count, scaled);
        for (int i = 0; i < count; i++) {
            values[i] = target.unscale(0, scaled[i]);
        }
    }

    @Override
    public void close() {
        // Holds nothing but arrays.
    }
}
