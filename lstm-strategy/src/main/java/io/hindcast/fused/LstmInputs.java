package io.hindcast.fused;

import io.hindcast.kernel.LstmParameters;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** All that decides a forward pass, copied from Deeplearning4j's arrays. Buffers are kept from pass to pass. */
final class LstmInputs {
    private int steps;
    private int sequences;
    private final int features;
    private final int units;
    private final LstmParameters weights;
    private float[] x = {};
    private float[] h = {};
    private float[] c = {};

    LstmInputs(int features, int units) {
        this.features = features;
        this.units = units;
        weights = LstmParameters.zeros(features, units);
    }

    /** Copies; shapes are as {@link org.deeplearning4j.nn.layers.recurrent.LSTMHelper#activate} has them. */
    void read(
            Arrays3d arrays,
            INDArray input,
            INDArray inputWeights,
            INDArray recurrentWeights,
            INDArray biases,
            INDArray outputs,
            INDArray cells) {
        sequences = (int) input.size(0);
        steps = (int) input.size(2);
        x = atLeast(x, steps * sequences * features);
        h = atLeast(h, sequences * units);
        c = atLeast(c, sequences * units);
        arrays.read(input, x, features);
        arrays.readMatrix(outputs, h, units);
        arrays.readMatrix(cells, c, units);
        Arrays3d.readColumns(inputWeights, weights.input());
        Arrays3d.readColumns(recurrentWeights, weights.recurrent());
        Arrays3d.readColumns(biases, weights.bias());
    }

    private static float[] atLeast(float[] array, int length) {
        return array.length >= length ? array : new float[length];
    }

    boolean equalBits(LstmInputs other) {
        return steps == other.steps
                && sequences == other.sequences
                && equal(x, other.x, steps * sequences * features)
                && equal(h, other.h, sequences * units)
                && equal(c, other.c, sequences * units)
                && weights.equalBits(other.weights);
    }

    private static boolean equal(float[] a, float[] b, int length) {
        return Arrays.equals(a, 0, length, b, 0, length);
    }

    int steps() {
        return steps;
    }

    int sequences() {
        return sequences;
    }

    /** Inputs {@code [time][sequence][features]}. */
    float[] x() {
        return x;
    }

    /** Outputs before the first step, {@code [sequence][units]}. */
    float[] h() {
        return h;
    }

    /** Cell states before the first step, {@code [sequence][units]}. */
    float[] c() {
        return c;
    }

    LstmParameters weights() {
        return weights;
    }
}
