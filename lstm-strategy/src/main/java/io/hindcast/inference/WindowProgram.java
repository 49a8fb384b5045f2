package io.hindcast.inference;

import io.hindcast.compiled.CompiledNetwork;
import io.hindcast.training.LinearScaler;

/**
 * A compiled network's values of windows; allocates nothing but for a call with more windows than any before. Says nothing
 * about the direction of time.
 */
final class WindowProgram {
    private final CompiledNetwork network;
    private final LinearScaler target;
    private float[] scaled = {};

    /** @param network of its own: it keeps the state of a call */
    WindowProgram(CompiledNetwork network, LinearScaler target) {
        this.network = network;
        this.target = target;
    }

    int windowBars() {
        return network.windowBars();
    }

    int featureCount() {
        return network.featureCount();
    }

    /** See {@link io.hindcast.forecast.Forecaster#forecast}. */
    void values(float[] windows, int count, double[] values) {
        if (scaled.length < count) {
            scaled = new float[count];
        }
        network.compute(windows, count, scaled);
        for (int i = 0; i < count; i++) {
            values[i] = target.unscale(0, scaled[i]);
        }
    }
}
