package io.hindcast.benchmarks;

import io.hindcast.training.SingleThread;
import java.util.List;

/** Holds ND4J and its BLAS to the one thread that the product gives them, which is their fastest setting at these sizes. */
final class OneThread {
    private OneThread() {}

    /**
     * Takes effect for the whole JVM.
     *
     * @throws IllegalStateException when the libraries were told otherwise: OpenMP and OpenBLAS read the environment as they
     *     are loaded, and a slow opponent would flatter us
     */
    static void require() {
        for (String variable : List.of("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")) {
            if (!"1".equals(System.getenv(variable))) {
                throw new IllegalStateException(variable + " must be 1, as benchmarks/run sets it");
            }
        }
        SingleThread.require();
    }
}
