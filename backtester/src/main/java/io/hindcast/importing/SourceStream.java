package io.hindcast.importing;

import io.hindcast.settings.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The bytes of a source file, counted and hashed as they pass. */
final class SourceStream extends InputStream {
    private final InputStream file;
    private final MessageDigest sha256;
    private long count;

    private SourceStream(InputStream file) {
        this.file = file;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * Opens a file.
     *
     * @throws InvalidInputException when there is none, or it can't be read, or it is empty
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
            return new SourceStream(Files.newInputStream(path));
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
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** Bytes passed so far. */
    long count() {
        return count;
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
            sha256.update(buffer, offset, read);
            count += read;
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
