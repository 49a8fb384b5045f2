package io.hindcast.store;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The data hash: SHA-256 over bars as 48-byte big-endian records. */
final class BarDigest {
    private static final int RECORD_BYTES = Long.BYTES + 5 * Double.BYTES;

    private final MessageDigest sha256;
    private final ByteBuffer records = ByteBuffer.allocate(256 * RECORD_BYTES);

    BarDigest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    void add(long closeTime, double open, double high, double low, double close, double volume) {
        if (!records.hasRemaining()) {
            flush();
        }
        records.putLong(closeTime)
                .putDouble(open)
                .putDouble(high)
                .putDouble(low)
                .putDouble(close)
                .putDouble(volume);
    }

    /** The hash of all bars so far, lower-case hex; ends the digest. */
    String finish() {
        flush();
        return HexFormat.of().formatHex(sha256.digest());
    }

    private void flush() {
        sha256.update(records.array(), 0, records.position());
        records.clear();
    }
}
