package io.hindcast.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 hash in the making: by these a run names the data, config and model that it was made of. A model that has a
 * hash of its own ({@link io.hindcast.forecast.FittedModel#hash()}) can make it with this:
 *
 * <pre>{@code
 * new Sha256().add(name).add(ByteBuffer.wrap(weights)).hex()
 * }</pre>
 *
 * <p>Not safe for use from several threads.
 */
public final class Sha256 {
    private static final int BUFFER_BYTES = 1 << 16;

    private final MessageDigest digest;

    /** Of nothing yet. */
    public Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The hash of a text's UTF-8 bytes, 64 hex digits in lower case. */
    public static String of(String text) {
        return new Sha256().add(text).hex();
    }

    /** The hash of bytes, 64 hex digits in lower case. */
    public static String of(byte[] bytes) {
        return new Sha256().add(bytes, 0, bytes.length).hex();
    }

    /**
     * The hash of the bytes of files, one file after the other, 64 hex digits in lower case. Files of any size are read in
     * small parts.
     *
     * @throws UncheckedIOException naming the file that can't be read
     */
    public static String ofFiles(Path... files) {
        Sha256 hash = new Sha256();
        for (Path file : files) {
            try {
                hash.add(file);
            } catch (IOException e) {
                throw new UncheckedIOException("can't read " + file, e);
            }
        }
        return hash.hex();
    }

    /** Adds the UTF-8 bytes of a text, without its length or an end. */
    public Sha256 add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Adds {@code length} bytes from {@code offset} on. */
    public Sha256 add(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
        return this;
    }

    /** Adds the bytes from the buffer's position to its limit, at which it is left. */
    public Sha256 add(ByteBuffer bytes) {
        digest.update(bytes);
        return this;
    }

    /**
     * Adds the bytes of a file, which may be of any size.
     *
     * @throws IOException when it can't be read
     */
    public Sha256 add(Path file) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return this;
    }

    /** The hash of all that was added so far, 64 hex digits in lower case. More may be added behind it. */
    public String hex() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the SHA-256 of every JDK can be copied", e);
        }
    }
}
