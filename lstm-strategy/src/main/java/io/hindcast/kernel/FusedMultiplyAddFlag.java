package io.hindcast.kernel;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/** HotSpot's {@code UseFMA}, which it turns off where the processor has no such instruction. */
final class FusedMultiplyAddFlag {
    private FusedMultiplyAddFlag() {}

    /** False where the JVM doesn't say. */
    static boolean isOn() {
        try {
            HotSpotDiagnosticMXBean flags = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return flags != null
                    && Boolean.parseBoolean(flags.getVMOption("UseFMA").getValue());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
