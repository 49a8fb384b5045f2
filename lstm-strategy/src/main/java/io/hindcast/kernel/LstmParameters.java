package io.hindcast.kernel;

import java.util.Arrays;

/**
 * Weights or gradients of an LSTM layer in the order of Deeplearning4j: gates are candidate, forget, output, input.
 *
 * @param input {@code [inputs][4 * units]}, column by column
 * @param recurrent {@code [units][4 * units]}, column by column
 * @param bias {@code [4 * units]}
 */
@SuppressWarnings("ArrayRecordComponent")
public record LstmParameters(float[] input, float[] recurrent, float[] bias) {
    /** All zero. */
    public static LstmParameters zeros(int inputs, int units) {
        int gates = Kernel.GATES * units;
        return new LstmParameters(new float[inputs * gates], new float[units * gates], new float[gates]);
    }

    /** Whether all values are the same bits. */
    public boolean equalBits(LstmParameters other) {
        return Arrays.equals(input, other.input)
                && Arrays.equals(recurrent, other.recurrent)
                && Arrays.equals(bias, other.bias);
    }
}
