package io.hindcast.compiled;

import io.hindcast.kernel.ActivationFunction;
import io.hindcast.kernel.Kernel;
import io.hindcast.kernel.PackedMatrix;

/** Vector to vector, or each step of a sequence to a step: {@code activation(x W + b)}. */
record DenseOperation(
        Kernel kernel,
        PackedMatrix weights,
        float[] bias,
        ActivationFunction activation,
        int from,
        Shape input,
        int to,
        Shape output)
        implements Operation {
    @Override
    public void run(Memory memory, int rows) {
        float[] y = memory.slot(to);
        int begin = output.begin(rows);
        int count = output.rows(rows);
        for (int row = 0; row < count; row++) {
            System.arraycopy(bias, 0, y, begin + row * output.row(), output.row());
        }
        kernel.addProduct(memory.slot(from), input.begin(rows), input.row(), count, weights, y, begin, output.row());
        kernel.activate(activation, y, begin, count * output.row());
    }
}
