package io.hindcast.compiled;

import io.hindcast.kernel.StepExchange;

/** A layer: reads slots of a {@link Memory} and writes one. Holds weights only, so it serves any number of threads. */
interface Operation {
    /**
     * Computes.
     *
     * @param memory where the values are
     * @param rows windows to compute, side by side
     */
    void run(Memory memory, int rows);

    /**
     * A part of the computation for one window that threads share: each has its own memory, but for the slots of
     * {@link #sharesSlot}, and ends with all values in it.
     *
     * @param memories of all parts
     * @param exchange where they wait for each other's outputs
     * @return false when the exchange was called off
     */
    default boolean runTogether(Memory[] memories, int part, StepExchange exchange) {
        run(memories[part], 1);
        return true;
    }

    /** Whether threads that share a window write this slot together, each a part of its values. */
    default boolean sharesSlot(int slot) {
        return false;
    }
}
