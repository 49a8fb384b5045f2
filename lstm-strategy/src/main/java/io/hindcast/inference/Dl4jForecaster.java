package io.hindcast.inference;

import io.hindcast.forecast.Forecaster;
import io.hindcast.training.LinearScaler;
import java.util.Arrays;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Forecasts with Deeplearning4j's own forward pass, in single precision. */
final class Dl4jForecaster implements Forecaster {
    private final MultiLayerNetwork network;
    private final LinearScaler target;
    private final int windowBars;
    private final int featureCount;

    Dl4jForecaster(MultiLayerNetwork network, LinearScaler target, int windowBars, int featureCount) {
        this.network = network;
        this.target = target;
        this.windowBars = windowBars;
        this.featureCount = featureCount;
    }

    @Override
    public int windowBars() {
        return windowBars;
    }

    @Override
    public int featureCount() {
        return featureCount;
    }

    @Override
    public void forecast(float[] windows, int count, double[] values) {
        int length = count * windowBars * featureCount;
        float[] exact = windows.length == length ? windows : Arrays.copyOf(windows, length);
        try (INDArray rows = Nd4j.create(exact, new long[] {count, windowBars, featureCount}, 'c');
                INDArray output = network.output(rows.permute(0, 2, 1), false)) {
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
