package io.hindcast.app;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.settings.InvalidInputException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CudaCheckTest {
    @TempDir
    private Path folder;

    private ClassLoader withBackend() throws IOException {
        Path backend = folder.resolve("org/nd4j/linalg/jcublas/JCublasBackend.class");
        Files.createDirectories(backend.getParent());
        Files.write(backend, new byte[0]);
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, null);
    }

    @Test
    void withoutTheBackendNobodyIsAsked() {
        assertThatCode(() -> CudaCheck.require(getClass().getClassLoader(), () -> {
                    throw new AssertionError("asked");
                }))
                .doesNotThrowAnyException();
    }

    @Test
    void cardsThatTheBackendHasCodeForPassAndOthersAreRefusedInASentence() throws IOException {
        ClassLoader backend = withBackend();
        for (int capability : new int[] {37, 70, 86, 89}) {
            assertThatCode(() -> CudaCheck.require(backend, () -> OptionalInt.of(capability)))
                    .doesNotThrowAnyException();
        }
        assertThatThrownBy(() -> CudaCheck.require(backend, () -> OptionalInt.of(90)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("3.7 to 8.9")
                .hasMessageContaining("has 9.0")
                .hasMessageContaining("without -Pcuda");
        assertThatThrownBy(() -> CudaCheck.require(backend, () -> OptionalInt.of(120)))
                .hasMessageContaining("has 12.0");
        assertThatThrownBy(() -> CudaCheck.require(backend, OptionalInt::empty))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no NVIDIA driver");
    }
}
