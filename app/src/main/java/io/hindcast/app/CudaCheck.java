package io.hindcast.app;

import io.hindcast.settings.InvalidInputException;
import java.util.OptionalInt;

/**
 * Refuses to start with ND4J's CUDA backend where it can't run, before its classes are loaded: they would fail with two stack
 * traces. Its machine code is for cards of compute capability 3.7 to 8.9, and newer ones can't run any of it.
 */
final class CudaCheck {
    private static final String BACKEND = "org/nd4j/linalg/jcublas/JCublasBackend.class";
    private static final String REMEDY = "build again without -Pcuda to compute on the processor";
    private static final int OLDEST = 37;
    private static final int NEWEST = 89;

    private CudaCheck() {}

    /** What the CUDA driver says. */
    interface Driver {
        /** Compute capability of the first card, as 80 for 8.0; empty without a card or without a driver. */
        OptionalInt capability();
    }

    /**
     * Looks, where the backend is on the class path.
     *
     * @throws InvalidInputException when it can't run here
     */
    static void require(ClassLoader classes, Driver driver) {
        if (classes.getResource(BACKEND) == null) {
            return;
        }
        OptionalInt capability = driver.capability();
        if (capability.isEmpty()) {
            throw new InvalidInputException(
                    "this build computes with CUDA (-Pcuda), but there is no NVIDIA driver with a" + " card here; "
                            + REMEDY);
        }
        int found = capability.getAsInt();
        if (found < OLDEST || found > NEWEST) {
            throw new InvalidInputException(
                    "this build computes with CUDA (-Pcuda), which ND4J has for cards of compute"
                            + " capability 3.7 to 8.9, and the card here has " + found / 10 + "." + found % 10 + "; "
                            + REMEDY);
        }
    }
}
