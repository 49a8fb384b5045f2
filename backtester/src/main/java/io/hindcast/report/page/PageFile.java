package io.hindcast.report.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A page on disk, which is replaced in one step. */
public final class PageFile {
    /** What a page is called in the folder that it tells of. */
    public static final String NAME = "report.html";

    private PageFile() {}

    /** Writes a page. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of it. */
        void write(Writer out) throws IOException;
    }

    /**
     * Writes {@value #NAME} into a folder: beside an earlier one first, which stays when anything fails.
     *
     * @return the page
     */
    public static Path write(Path folder, Content content) {
        Path page = folder.resolve(NAME);
        Path draft = folder.resolve(NAME + ".tmp");
        try {
            try {
                try (Writer out = Files.newBufferedWriter(draft)) {
                    content.write(out);
                }
                return Files.move(draft, page, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
