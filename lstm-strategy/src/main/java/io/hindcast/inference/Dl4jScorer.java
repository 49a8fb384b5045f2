package io.hindcast.inference;

import io.hindcast.forecast.WindowScorer;
import io.hindcast.training.LinearScaler;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Scores complete windows with a network of either direction of time. */
final class Dl4jScorer implements WindowScorer {
    private final WindowNetwork network;

    Dl4jScorer(ComputationGraph network, LinearScaler target, int windowBars, int featureCount) {
        this.network = new WindowNetwork(network, target, windowBars, featureCount);
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
    public void score(float[] windows, int count, double[] values) {
        network.values(windows, count, values);
    }

    @Override
    public void close() {
        network.close();
    }
}
