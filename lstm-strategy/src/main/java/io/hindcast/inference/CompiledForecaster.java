package io.hindcast.inference;

import io.hindcast.forecast.Forecaster;
import io.hindcast.training.LinearScaler;

/** Forecasts with the compiled weights of a network that was found causal. */
final class CompiledForecaster implements Forecaster {
    private final WindowProgram program;

    CompiledForecaster(CausalNetwork.Compiled network, LinearScaler target) {
        program = new WindowProgram(network.copy(), target);
    }

    @Override
    public int windowBars() {
        return program.windowBars();
    }

    @Override
    public int featureCount() {
        return program.featureCount();
    }

    @Override
    public void forecast(float[] windows, int count, double[] values) {
        program.values(windows, count, values);
    }

    @Override
    public void close() {
        // Holds nothing but arrays.
    }
}
