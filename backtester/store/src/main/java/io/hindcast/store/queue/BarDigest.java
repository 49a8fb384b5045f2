package io.hindcast.store.queue;

import io.hindcast.settings.Sha256;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The data hash: SHA-256 over bars as 48-byte big-endian records. At the end of each block of {@value #BLOCK_BARS} bars it is
 * what the hash would be if that were all: so a queue can be checked block by block with one hash in the making, and the
 * last check is that of the data hash itself.
 */
final class BarDigest {
    /** Bars between two checks. */
    static final int BLOCK_BARS = 4_096;

    /** A close time and five values. */
    static final int RECORD_BYTES = Long.BYTES + 5 * Double.BYTES;

    private final Sha256 sha256 = new Sha256();
    private final ByteBuffer records = block();
    private final List<String> blocks = new ArrayList<>();

    /** Room for the records of a block. */
    static ByteBuffer block() {
        return ByteBuffer.allocate(BLOCK_BARS * RECORD_BYTES);
    }

    /** Blocks that so many bars fill and that others follow: those with a hash of their own. */
    static long fullBlocks(long bars) {
        return (bars - 1) / BLOCK_BARS;
    }

    /** Adds a bar. */
    void add(long closeTime, double open, double high, double low, double close, double volume) {
        if (!records.hasRemaining()) {
            blocks.add(add(records.flip()));
            records.clear();
        }
        records.putLong(closeTime)
                .putDouble(open)
                .putDouble(high)
                .putDouble(low)
                .putDouble(close)
                .putDouble(volume);
    }

    /**
     * Adds the records of a block.
     *
     * @param block from its position, the first record, to its limit; is left as it is
     * @return the hash of all bars so far, lower-case hex
     */
    String add(ByteBuffer block) {
        return sha256.add(block.duplicate()).hex();
    }

    /** The hash at the end of each block that another bar has followed, for those who have added bar by bar. */
    List<String> blocks() {
        return List.copyOf(blocks);
    }

    /** The hash of all bars, lower-case hex; ends the digest. */
    String finish() {
        String hash = add(records.flip());
        records.clear();
        return hash;
    }
}
