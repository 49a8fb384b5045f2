package io.hindcast.kernel;

import java.util.Locale;

/** What the processor can do, as far as the JVM tells. */
final class Processor {
    private Processor() {}

    private static boolean arm() {
        String name = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return name.equals("aarch64") || name.equals("arm64");
    }

    /** Whether {@code Math.fma} is one instruction. */
    static boolean fusedMultiplyAdd() {
        return arm() || FusedMultiplyAddFlag.isOn();
    }

    /** Whether vectors of so many lanes of 32 bits are AVX2's or wider, or ARM's, with fused multiply-adds. */
    static boolean hasFastVectors(int lanes) {
        return fusedMultiplyAdd() && (arm() || lanes >= 8);
    }

    /** Vector registers of the instruction set whose vectors have this many lanes of 32 bits. */
    static int vectorRegisters(int lanes) {
        return arm() || lanes >= 16 ? 32 : 16;
    }
}
