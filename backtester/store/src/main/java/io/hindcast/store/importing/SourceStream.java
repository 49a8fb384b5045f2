package io.hindcast.store.importing;

import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Sha256;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of a source file, counted and hashed as they pass. */
final class SourceStream extends InputStream {
    private static final int BUFFER = 65_536;
    private static final int LONGEST_LINE = 65_536;

    private final InputStream file;
    private final Sha256 sha256 = new Sha256();
    /** What has come since the last line end, as far as it fits. */
    private final ByteArrayOutputStream lastLine = new ByteArrayOutputStream();

    private long count;

    private SourceStream(InputStream file) {
        this.file = file;
    }

    /**
     * Opens a file.
     *
     * @throws InvalidInputException when there is none, or it can't be read, or it is empty or no text
     */
    static SourceStream open(Path path) {
        if (!Files.exists(path)) {
            throw new InvalidInputException(path + ": no such file; give the path of a CSV file");
        }
        if (Files.isDirectory(path)) {
            throw new InvalidInputException(path + " is a folder; give the path of a CSV file");
        }
        try {
            if (Files.isRegularFile(path) && Files.size(path) == 0) {
                throw new InvalidInputException(
                        path + " is empty; expected a CSV file with a header and at least one row");
            }
            InputStream file = new BufferedInputStream(Files.newInputStream(path), BUFFER);
            file.mark(PackedFile.HEAD);
            byte[] head = file.readNBytes(PackedFile.HEAD);
            file.reset();
            try {
                PackedFile.refuse(path, head);
            } catch (InvalidInputException e) {
                file.close();
                throw e;
            }
            return new SourceStream(file);
        } catch (AccessDeniedException e) {
            throw new InvalidInputException(path + ": no permission to read it", e);
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + path, e);
        }
    }

    /** SHA-256 of a whole file, lower-case hex. */
    static String sha256(Path path) {
        try (SourceStream source = open(path)) {
            return source.sha256();
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + path, e);
        }
    }

    /** Reads what is left, and returns the hash of all bytes, lower-case hex. */
    String sha256() throws IOException {
        transferTo(OutputStream.nullOutputStream());
        return sha256.hex();
    }

    /** Bytes passed so far. */
    long count() {
        return count;
    }

    /** What stands behind the last line end; empty when the file ends with one. Of use when all has been read. */
    String unendedLine() {
        // Of UTF-16 nothing but the text's own letters is left.
        return lastLine.toString(StandardCharsets.UTF_8).replace("\0", "");
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = file.read(buffer, offset, length);
        if (read > 0) {
            sha256.add(buffer, offset, read);
            count += read;
            keepLastLine(buffer, offset, read);
        }
        return read;
    }

    private void keepLastLine(byte[] buffer, int offset, int length) {
        int from = offset + length;
        while (from > offset && buffer[from - 1] != '\n' && buffer[from - 1] != '\r') {
            from--;
        }
        if (from > offset) {
            lastLine.reset();
        }
        lastLine.write(buffer, from, Math.min(offset + length - from, LONGEST_LINE - lastLine.size()));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
