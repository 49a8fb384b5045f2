package io.hindcast.store.queue;

import io.hindcast.market.MutableBar;
import java.nio.ByteBuffer;
import net.openhft.chronicle.bytes.Bytes;

/** Bars of a queue between their reading and their handing out: as many as are checked at a time. */
final class BarBlock {
    private final ByteBuffer records = BarDigest.block();

    /** Forgets all bars. */
    void clear() {
        records.clear();
    }

    /** Takes a bar from a queue's document. */
    void take(Bytes<?> document) {
        records.putLong(document.readLong())
                .putLong(document.readLong())
                .putLong(document.readLong())
                .putLong(document.readLong())
                .putLong(document.readLong())
                .putLong(document.readLong());
    }

    /** Ends the taking and begins the handing out; what was taken is still unchecked. */
    ByteBuffer taken() {
        return records.flip();
    }

    /** Hands out the next bar; false when there is none. */
    boolean next(MutableBar into) {
        if (!records.hasRemaining()) {
            return false;
        }
        into.set(
                records.getLong(),
                records.getDouble(),
                records.getDouble(),
                records.getDouble(),
                records.getDouble(),
                records.getDouble());
        return true;
    }

    /** Close of the first bar taken, as it is stored. */
    long firstTime() {
        return records.getLong(0);
    }

    /** Close of the last bar taken, as it is stored. */
    long lastTime() {
        return records.getLong(records.limit() - BarDigest.RECORD_BYTES);
    }
}
