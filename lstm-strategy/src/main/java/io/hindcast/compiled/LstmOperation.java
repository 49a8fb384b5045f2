package io.hindcast.compiled;

import io.hindcast.kernel.LstmWeights;
import io.hindcast.kernel.SpinBarrier;
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

    @Override
    public boolean runTogether(Memory memory, int part, int parts, SpinBarrier where) {
        float[] outputs = memory.slot(to);
        if (part == 0) {
            Arrays.fill(outputs, 0, weights.paddedUnits(), 0f);
            Arrays.fill(memory.cells(), 0, weights.paddedUnits(), 0f);
        }
        return where.await(part, parts)
                && weights.forwardTogether(
                        part,
                        parts,
                        where,
                        input.steps(),
                        memory.slot(from),
                        input.begin(1),
                        input.row(),
                        memory.gates(),
                        memory.cells(),
                        outputs);
    }
}
