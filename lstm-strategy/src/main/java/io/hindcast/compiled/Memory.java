package io.hindcast.compiled;

import java.util.List;

/**
 * The values of all layers for some windows, side by side: {@code [1 + time][window][row]} for a sequence, whose step 0 is
 * what comes before it, and {@code [window][row]} for a vector. For one thread.
 */
final class Memory {
    private final float[][] slots;
    private final float[] gates;
    private final float[] cells;

    /**
     * @param shapes of the slots
     * @param windows the most that will be computed at once
     * @param gates room for gates that an LSTM needs
     * @param cells room for cell states that an LSTM needs
     */
    Memory(List<Shape> shapes, int windows, int gates, int cells) {
        slots = new float[shapes.size()][];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = new float[shapes.get(i).size() * windows];
        }
        this.gates = new float[gates];
        this.cells = new float[cells];
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
