package io.hindcast.compiled;

import io.hindcast.kernel.LstmWeights;
import java.util.Arrays;

/** Sequence to sequence: a forward LSTM that starts from zero. */
record LstmOperation(LstmWeights weights, int from, Shape input, int to) implements Operation {
    @Override
    public void run(Memory memory, int rows) {
        float[] outputs = memory.slot(to);
        int state = rows * weights.paddedUnits();
        Arrays.fill(outputs, 0, state, 0f);
        Arrays.fill(memory.cells(), 0, state, 0f);
        weights.forward(
                input.steps(),
                rows,
                memory.slot(from),
                input.begin(rows),
                input.row(),
                memory.gates(),
                memory.cells(),
                outputs);
    }
}
