package io.hindcast.compiled;

import io.hindcast.kernel.SpinBarrier;

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
     * A part of the computation for one window that threads share.
     *
     * @param where the threads meet
     * @return true when the result is in the memory, false when the meeting was called off
     */
    default boolean runTogether(Memory memory, int part, int parts, SpinBarrier where) {
        if (part == 0) {
            run(memory, 1);
        }
        return where.await(part, parts);
    }
}
