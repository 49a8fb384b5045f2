package io.hindcast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.settings.InvalidInputException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessorCheckTest {
    private static final String BINDINGS = "org/nd4j/linalg/cpu/nativecpu/bindings/";

    @TempDir
    private Path folder;

    private ClassLoader carrying(String build) throws Exception {
        Files.createDirectories(folder.resolve(BINDINGS + build));
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, null);
    }

    @Test
    void theFastBuildIsRefusedWhereTheProcessorCantRunIt() throws Exception {
        ClassLoader fast = carrying("linux-x86_64-avx2");
        assertThatThrownBy(() -> ProcessorCheck.require(fast, "Linux", () -> false))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("this processor has no AVX2")
                .hasMessageContaining("-Dnative.plain");
        assertThatCode(() -> ProcessorCheck.require(fast, "Linux", () -> true)).doesNotThrowAnyException();
    }

    @Test
    void thePlainBuildRunsEverywhere() throws Exception {
        ClassLoader plain = carrying("linux-x86_64");
        assertThatCode(() -> ProcessorCheck.require(plain, "Linux", () -> false))
                .doesNotThrowAnyException();
    }

    /** The build that these tests run on is the one that was made for this machine. */
    @Test
    void theBuildOfThisMachineFitsIt() {
        assertThatCode(() -> ProcessorCheck.require(
                        getClass().getClassLoader(), System.getProperty("os.name"), new X86Processor()))
                .doesNotThrowAnyException();
        assertThat(getClass().getClassLoader().getResource("org/nd4j/linalg/cpu/nativecpu/NDArray.class"))
                .isNotNull();
    }
}
