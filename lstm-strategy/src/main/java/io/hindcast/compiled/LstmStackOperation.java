package io.hindcast.compiled;

import io.hindcast.kernel.LstmWeights;
import io.hindcast.kernel.StepExchange;
import java.util.Arrays;
import java.util.List;

/**
 * LSTM layers that read one another. For one window that threads share, each computes some of the units of every layer, and
 * the layers follow each other as a wavefront: while the first is at a block of steps, the second is at the block before it.
 * So what a thread waits for, the others' outputs of a layer's step before, was computed while it was at other layers, and
 * the wait is short. A block is as many steps as the input projection needs rows for its full speed.
 */
final class LstmStackOperation implements Operation {
    /** Rows of the widest tile of a kernel. */
    private static final int BLOCK = 4;

    private final List<LstmOperation> layers;
    private final int before;
    private final int steps;
    private final int[] gates;
    private final int[] cells;

    /**
     * @param layers from below
     * @param before {@link #steps} of the operations before this one
     */
    LstmStackOperation(List<LstmOperation> layers, int before) {
        this.layers = List.copyOf(layers);
        this.before = before;
        steps = layers.getFirst().input().steps();
        gates = new int[layers.size() + 1];
        cells = new int[layers.size() + 1];
        for (int layer = 0; layer < layers.size(); layer++) {
            LstmWeights weights = layers.get(layer).weights();
            gates[layer + 1] = gates[layer] + BLOCK * weights.width();
            cells[layer + 1] = cells[layer] + weights.paddedUnits();
        }
    }

    /** Numbers that the gates of all layers take where threads share a window. */
    int gatesRoom() {
        return gates[layers.size()];
    }

    /** Numbers that the cell states of all layers take where threads share a window. */
    int cellsRoom() {
        return cells[layers.size()];
    }

    /** How often threads that share a window exchange outputs of a layer. */
    int steps() {
        return steps;
    }

    @Override
    public void run(Memory memory, int rows) {
        for (int layer = 0; layer < layers.size(); layer++) {
            layers.get(layer).run(memory, rows);
        }
    }

    @Override
    public boolean sharesSlot(int slot) {
        return layers.stream().anyMatch(layer -> layer.to() == slot);
    }

    @Override
    public boolean runTogether(Memory[] memories, int part, StepExchange exchange) {
        Memory memory = memories[part];
        int parts = memories.length;
        // What was put out before the first step is zero from the beginning: nobody writes there.
        Arrays.fill(memory.cells(), 0, cellsRoom(), 0f);
        // One more, to wait for the last outputs.
        int ticks = steps + (layers.size() - 1) * BLOCK + 1;
        for (int tick = 0; tick < ticks; tick++) {
            for (int layer = 0; layer < layers.size(); layer++) {
                int step = tick - layer * BLOCK;
                if (step > 0 && step <= steps && !await(part, parts, layer, before + step, exchange)) {
                    return false;
                }
                if (step >= 0 && step < steps) {
                    compute(memory, part, parts, layer, step);
                    exchange.finished(part, layer, before + step + 1);
                }
            }
        }
        return true;
    }

    private static boolean await(int part, int parts, int layer, int step, StepExchange exchange) {
        for (int other = 0; other < parts; other++) {
            if (other != part && !exchange.await(other, layer, step)) {
                return false;
            }
        }
        return true;
    }

    private void compute(Memory memory, int part, int parts, int layer, int step) {
        LstmOperation lstm = layers.get(layer);
        LstmWeights weights = lstm.weights();
        int inBlock = step % BLOCK;
        if (inBlock == 0) {
            Shape input = lstm.input();
            weights.projectShare(
                    part,
                    parts,
                    Math.min(BLOCK, steps - step),
                    memory.slot(lstm.from()),
                    input.begin(1) + step * input.row(),
                    input.row(),
                    memory.gates(),
                    gates[layer]);
        }
        int h = step * weights.paddedUnits();
        weights.stepShare(
                part,
                parts,
                memory.gates(),
                gates[layer] + inBlock * weights.width(),
                memory.cells(),
                cells[layer],
                memory.slot(lstm.to()),
                h,
                h + weights.paddedUnits());
    }
}
