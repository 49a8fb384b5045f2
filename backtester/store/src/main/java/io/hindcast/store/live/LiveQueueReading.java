package io.hindcast.store.live;

import io.hindcast.feed.FeedMessage.Garbage;
import java.util.Optional;
import java.util.function.Supplier;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.wire.DocumentContext;

/**
 * Reads one message after the other. What is no message any more, because the disk or somebody has damaged it, is read as
 * {@link Garbage}: it has an index and is accounted for, and what follows it is not lost.
 */
final class LiveQueueReading {
    private final Supplier<DocumentContext> documents;
    private final MessageCodec codec = new MessageCodec();

    /** @param documents gives the next document of the queue, to be closed; not present when none is there yet */
    LiveQueueReading(Supplier<DocumentContext> documents) {
        this.documents = documents;
    }

    /** The next message; empty when none is there yet, or the one there has not been written to its end. */
    Optional<LiveMessage> next() {
        try (DocumentContext document = documents.get()) {
            if (!document.isPresent()) {
                return Optional.empty();
            }
            Bytes<?> bytes = document.wire().bytes();
            byte[] record = codec.record();
            long length = bytes.readRemaining();
            Optional<MessageCodec.Decoded> decoded = Optional.empty();
            if (length <= record.length) {
                bytes.read(record, 0, (int) length);
                decoded = codec.decode((int) length);
            }
            long index = document.index();
            return Optional.of(
                    decoded.map(found -> new LiveMessage(index, found.appendedAt(), found.message(), found.origin()))
                            .orElseGet(() -> new LiveMessage(index, 0, damaged(length), Optional.empty())));
        }
    }

    private static Garbage damaged(long length) {
        return new Garbage("", "damaged in the queue: " + length + " bytes whose checksum is not theirs", 0);
    }
}
