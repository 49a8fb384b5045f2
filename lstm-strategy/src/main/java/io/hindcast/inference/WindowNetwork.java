package io.hindcast.inference;

import io.hindcast.training.LinearScaler;
import io.hindcast.training.SingleThread;
import java.util.Arrays;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Deeplearning4j's own forward pass over windows, in single precision. Says nothing about the direction of time. */
final class WindowNetwork implements AutoCloseable {
    private final ComputationGraph network;
    private final LinearScaler target;
    private final int windowBars;
    private final int featureCount;

    /** @param network is copied, for a copy keeps the state of one pass */
    WindowNetwork(ComputationGraph network, LinearScaler target, int windowBars, int featureCount) {
        SingleThread.require();
        this.network = network.clone();
        this.target = target;
        this.windowBars = windowBars;
        this.featureCount = featureCount;
    }

    int windowBars() {
        return windowBars;
    }

    int featureCount() {
        return featureCount;
    }

    /** See {@link io.hindcast.forecast.Forecaster#forecast}. */
    void values(float[] windows, int count, double[] values) {
        int length = count * windowBars * featureCount;
        float[] exact = windows.length == length ? windows : Arrays.copyOf(windows, length);
        try (INDArray rows = Nd4j.create(exact, new long[] {count, windowBars, featureCount}, 'c');
                INDArray output = network.outputSingle(false, rows.permute(0, 2, 1))) {
            for (int i = 0; i < count; i++) {
                values[i] = target.unscale(0, output.getDouble(i, 0));
            }
        }
    }

    @Override
    public void close() {
        network.close();
    }
}
