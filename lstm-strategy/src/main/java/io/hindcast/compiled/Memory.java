package io.hindcast.compiled;

import java.util.List;
import java.util.function.IntPredicate;

/**
 * The values of all layers for some windows, side by side: {@code [1 + time][window][row]} for a sequence, whose step 0 is
 * what comes before it, and {@code [window][row]} for a vector. For one thread.
 */
final class Memory {
    private final float[][] slots;
    private final float[] gates;
    private final float[] cells;

    private Memory(float[][] slots, float[] gates, float[] cells) {
        this.slots = slots;
        this.gates = gates;
        this.cells = cells;
    }

    /**
     * @param shapes of the slots
     * @param windows the most that will be computed at once
     * @param gates room for gates that an LSTM needs
     * @param cells room for cell states that an LSTM needs
     */
    Memory(List<Shape> shapes, int windows, int gates, int cells) {
        this(new float[shapes.size()][], new float[gates], new float[cells]);
        for (int i = 0; i < slots.length; i++) {
            slots[i] = new float[shapes.get(i).size() * windows];
        }
    }

    /** A memory for a thread that shares its windows with this one's: with some of the slots in common. */
    Memory beside(IntPredicate common) {
        float[][] others = new float[slots.length][];
        for (int i = 0; i < others.length; i++) {
            others[i] = common.test(i) ? slots[i] : new float[slots[i].length];
        }
        return new Memory(others, new float[gates.length], new float[cells.length]);
    }

    float[] slot(int index) {
        return slots[index];
    }

    float[] gates() {
        return gates;
    }

    float[] cells() {
        return cells;
    }
}
