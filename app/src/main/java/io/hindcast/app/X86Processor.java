package io.hindcast.app;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** The processor of this machine. On Linux it is asked of the kernel, which is a hundred times quicker than asking the JVM. */
final class X86Processor implements ProcessorCheck.Processor {
    private static final Path LINUX = Path.of("/proc/cpuinfo");
    private static final int AVX2 = 2;

    @Override
    public boolean hasAvx2() {
        if (!System.getProperty("os.arch").matches("amd64|x86_64")) {
            // It needs none: the build for another kind of processor is another.
            return true;
        }
        try (BufferedReader lines = Files.newBufferedReader(LINUX)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("flags")) {
                    return (line + " ").contains(" avx2 ");
                }
            }
        } catch (IOException e) {
            // No Linux: the JVM knows it.
        }
        return Integer.parseInt(ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                        .getVMOption("UseAVX")
                        .getValue())
                >= AVX2;
    }
}
