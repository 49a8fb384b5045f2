package io.hindcast.store.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReplacementTest {
    @TempDir
    private Path folder;

    @Test
    void replacesAFileAndLeavesNothingBeside() throws IOException {
        Path file = folder.resolve("a.json");
        FileReplacement.write(file, "first, and the longer one\n");
        FileReplacement.write(file, "zweite – ü\n");

        assertThat(file).content().isEqualTo("zweite – ü\n");
        assertThat(names()).containsExactly("a.json");
    }

    @Test
    void whatWasThereStaysWhileItIsWrittenAndWhenItFails() throws IOException {
        Path file = folder.resolve("a.json");
        FileReplacement.write(file, "old");

        assertThatThrownBy(() -> FileReplacement.write(file, out -> {
                    out.write("x".repeat(100_000));
                    out.flush();
                    assertThat(file).content().isEqualTo("old");
                    throw new IOException("disk full");
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("can't write " + file)
                .hasRootCauseMessage("disk full");

        assertThat(file).content().isEqualTo("old");
        assertThat(names()).containsExactly("a.json");
    }

    @Test
    void namesTheFileThatCanNotBeWritten() {
        Path file = folder.resolve("missing").resolve("a.json");

        assertThatThrownBy(() -> FileReplacement.write(file, "text"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("can't write " + file);
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).toList().stream();
        }
    }
}
