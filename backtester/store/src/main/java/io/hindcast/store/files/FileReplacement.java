package io.hindcast.store.files;

import java.io.BufferedWriter;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is written beside its place and moved there when it is whole and on the disk. */
public final class FileReplacement {
    private FileReplacement() {}

    /** Writes a file. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of it. */
        void write(Writer out) throws IOException;
    }

    /**
     * Writes a file in UTF-8. One that was there before is replaced in one step, and stays when anything fails.
     *
     * @throws UncheckedIOException when it can't be written
     */
    public static void write(Path file, Content content) {
        // Of its own, for another process may be writing the same file.
        Path beside = file.resolveSibling(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".writing");
        try {
            try {
                try (FileOutputStream bytes = new FileOutputStream(beside.toFile());
                        Writer out = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
                    content.write(out);
                    out.flush();
                    // A file system may store the move before what is moved.
                    bytes.getFD().sync();
                }
                Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                new DiskSync().name(file);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't write " + file, e);
        }
    }

    /**
     * Writes a text, as {@link #write(Path, Content)} does.
     *
     * @throws UncheckedIOException when it can't be written
     */
    public static void write(Path file, String text) {
        write(file, out -> out.write(text));
    }
}
