package io.hindcast.training;

import org.nd4j.linalg.factory.Nd4j;

/**
 * Keeps ND4J to one thread an operation: at these sizes more are slower, and how sums are split over threads would decide
 * the last bits.
 */
public final class SingleThread {
    private SingleThread() {}

    /** Takes effect for the whole JVM. */
    public static void require() {
        Nd4j.getEnvironment().setMaxMasterThreads(1);
    }
}
