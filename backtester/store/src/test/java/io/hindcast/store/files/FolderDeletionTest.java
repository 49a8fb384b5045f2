package io.hindcast.store.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderDeletionTest {
    @TempDir
    private Path parent;

    @Test
    void allThatIsInAFolderGoesAndWhatItsLinksLeadToStays() throws IOException {
        Path elsewhere = Files.createDirectory(parent.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("kept"), "1");
        Path folder = Files.createDirectories(parent.resolve("a/b/c")).getParent();
        Files.writeString(folder.resolve("c/x"), "1");
        Files.createSymbolicLink(folder.resolve("link"), elsewhere);
        Files.createSymbolicLink(folder.resolve("broken"), parent.resolve("nowhere"));

        FolderDeletion.delete(folder);
        FolderDeletion.delete(folder);

        assertThat(parent.resolve("a")).isEmptyDirectory();
        assertThat(elsewhere.resolve("kept")).hasContent("1");
    }
}
