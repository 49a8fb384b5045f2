package io.hindcast.compiled;

import io.hindcast.kernel.Rendezvous;

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
     * A part of the computation for one window that threads share. All parts return with the result in the memory.
     *
     * @param where the threads meet
     */
    default void runTogether(Memory memory, int part, int parts, Rendezvous where) {
        if (part == 0) {
            run(memory, 1);
        }
        where.await(part, parts);
    }
}
