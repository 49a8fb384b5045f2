package io.hindcast.kernel;

import java.util.List;
import jdk.incubator.vector.FloatVector;

/** The kernels that this JVM can run. */
public final class Kernels {
    private static final Kernel PORTABLE = new PortableKernel();
    private static final Kernel BEST = vectorsAreLoaded() && Vectors.pay() ? Vectors.newKernel() : PORTABLE;

    private Kernels() {}

    /** Keeps the class that needs the vector module from being loaded where there is none. */
    private static final class Vectors {
        /** Without the instructions, each vector of the module is an object, and plain Java is faster. */
        static boolean pay() {
            return Processor.hasFastVectors(FloatVector.SPECIES_PREFERRED.length());
        }

        static Kernel newKernel() {
            return new VectorKernel();
        }
    }

    private static boolean vectorsAreLoaded() {
        try {
            Class.forName("jdk.incubator.vector.FloatVector");
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /** The fastest. */
    public static Kernel best() {
        return BEST;
    }

    /** All, the fastest first. */
    public static List<Kernel> all() {
        return BEST == PORTABLE ? List.of(PORTABLE) : List.of(BEST, PORTABLE);
    }
}
