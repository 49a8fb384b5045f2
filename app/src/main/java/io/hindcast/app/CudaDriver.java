package io.hindcast.app;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.OptionalInt;

/**
 * Asks the CUDA driver itself, without any of ND4J's classes.
 *
 * @see <a href="https://docs.nvidia.com/cuda/cuda-driver-api/group__CUDA__DEVICE.html">Device management</a>
 */
@SuppressWarnings("restricted") // the launcher allows native access
final class CudaDriver implements CudaCheck.Driver {
    private static final int MAJOR = 75;
    private static final int MINOR = 76;

    @Override
    public OptionalInt capability() {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup driver = SymbolLookup.libraryLookup(
                    System.getProperty("os.name").startsWith("Windows") ? "nvcuda.dll" : "libcuda.so.1", arena);
            MethodHandle init = handle(driver, "cuInit", ValueLayout.JAVA_INT);
            MethodHandle count = handle(driver, "cuDeviceGetCount", ValueLayout.ADDRESS);
            MethodHandle attribute = handle(
                    driver, "cuDeviceGetAttribute", ValueLayout.ADDRESS, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
            MemorySegment out = arena.allocate(ValueLayout.JAVA_INT);
            if ((int) init.invoke(0) != 0 || (int) count.invoke(out) != 0 || out.get(ValueLayout.JAVA_INT, 0) == 0) {
                return OptionalInt.empty();
            }
            if ((int) attribute.invoke(out, MAJOR, 0) != 0) {
                return OptionalInt.empty();
            }
            int major = out.get(ValueLayout.JAVA_INT, 0);
            return (int) attribute.invoke(out, MINOR, 0) == 0
                    ? OptionalInt.of(10 * major + out.get(ValueLayout.JAVA_INT, 0))
                    : OptionalInt.empty();
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            // No such library, or none of its functions: no driver.
            return OptionalInt.empty();
        }
    }

    private static MethodHandle handle(SymbolLookup driver, String name, java.lang.foreign.MemoryLayout... parameters) {
        return Linker.nativeLinker()
                .downcallHandle(driver.findOrThrow(name), FunctionDescriptor.of(ValueLayout.JAVA_INT, parameters));
    }
}
