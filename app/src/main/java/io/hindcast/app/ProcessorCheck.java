package io.hindcast.app;

import io.hindcast.settings.InvalidInputException;

/**
 * Refuses to compute on a processor that can't run the one build of ND4J's native library that a distribution carries: the JVM
 * would end in the middle of its code.
 */
final class ProcessorCheck {
    private static final String BUILDS = "org/nd4j/linalg/cpu/nativecpu/bindings/";
    private static final String FAST = "-x86_64-avx2/";

    private ProcessorCheck() {}

    /** What the processor can do. */
    interface Processor {
        /** True where AVX2 can be used. */
        boolean hasAvx2();
    }

    /**
     * Looks.
     *
     * @param os as Java calls it
     * @throws InvalidInputException when the library is for AVX2 and the processor has none
     */
    static void require(ClassLoader classes, String os, Processor processor) {
        String platform = os.startsWith("Windows") ? "windows" : os.startsWith("Mac") ? "macosx" : "linux";
        if (!processor.hasAvx2() && classes.getResource(BUILDS + platform + FAST) != null) {
            throw new InvalidInputException(
                    "this processor has no AVX2, and this build of Hindcast was made on one that has, with an ND4J for it; build"
                            + " it here (./hindcast does it where app/target is missing), or with ./mvnw -Dnative.plain package");
        }
    }
}
