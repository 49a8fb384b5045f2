package io.hindcast.inference;

import io.hindcast.compiled.CompiledNetwork;
import io.hindcast.forecast.WindowScorer;
import io.hindcast.kernel.Workers;
import io.hindcast.training.LinearScaler;

/** Scores complete windows with the compiled weights of a network of either direction of time. */
final class CompiledScorer implements WindowScorer {
    private final WindowProgram program;

    CompiledScorer(CompiledNetwork network, LinearScaler target) {
        program = new WindowProgram(network.copy(Workers.shared()), target);
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
    public void score(float[] windows, int count, double[] values) {
        program.values(windows, count, values);
    }

    @Override
    public void close() {
        // Holds nothing but arrays.
    }
}
