package io.hindcast.store.journal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.wire.DocumentContext;

/** Reads the records of a journal in their order. For one thread at a time. */
public final class JournalReading implements AutoCloseable {
    /** Chronicle never sees a file that the writer was just making when the queue was opened; so it is opened once more. */
    private static final long OPEN_ANEW_NANOS = 1_000_000_000L;

    private final Optional<Supplier<ChronicleQueue>> opening;
    private ChronicleQueue queue;
    private ExcerptTailer tailer;
    private long openedNanos;
    private boolean found;

    /** A reading of a queue that is closed after it. */
    JournalReading(ChronicleQueue queue) {
        this(queue, Optional.empty());
    }

    private JournalReading(ChronicleQueue queue, Optional<Supplier<ChronicleQueue>> opening) {
        this.opening = opening;
        this.queue = queue;
        tailer = tailer(queue);
        openedNanos = System.nanoTime();
    }

    /** A reading of a queue of its own, which another process may just be making. */
    static JournalReading watching(Supplier<ChronicleQueue> opening) {
        return new JournalReading(opening.get(), Optional.of(opening));
    }

    private static ExcerptTailer tailer(ChronicleQueue queue) {
        ExcerptTailer tailer = queue.createTailer();
        tailer.singleThreadedCheckDisabled(true);
        return tailer.toStart();
    }

    /** The next record; empty when none is there. */
    public Optional<String> next() {
        try (DocumentContext document = tailer.readingDocument()) {
            if (document.isPresent()) {
                found = true;
                return text(document);
            }
        }
        if (opening.isPresent() && !found && System.nanoTime() - openedNanos > OPEN_ANEW_NANOS) {
            close();
            queue = opening.get().get();
            tailer = tailer(queue);
            openedNanos = System.nanoTime();
        }
        return Optional.empty();
    }

    /** Reads to the end and says how many records there were. */
    long skipAll() {
        long count = 0;
        while (next().isPresent()) {
            count++;
        }
        return count;
    }

    /** The number of the first record, from 0, whose checksum is not its own; reads up to behind it. */
    Optional<Long> findDamage() {
        for (long number = 0; ; number++) {
            try (DocumentContext document = tailer.readingDocument()) {
                if (!document.isPresent()) {
                    return Optional.empty();
                }
                if (text(document).isEmpty()) {
                    return Optional.of(number);
                }
            }
        }
    }

    /** True when no record follows, whole or damaged. */
    boolean atEnd() {
        try (DocumentContext document = tailer.readingDocument()) {
            return !document.isPresent();
        }
    }

    private static Optional<String> text(DocumentContext document) {
        Bytes<?> bytes = document.wire().bytes();
        if (bytes.readRemaining() < Integer.BYTES) {
            return Optional.empty();
        }
        int checksum = bytes.readInt();
        byte[] text = new byte[(int) bytes.readRemaining()];
        bytes.read(text);
        return Checksum.of(text) == checksum ? Optional.of(new String(text, StandardCharsets.UTF_8)) : Optional.empty();
    }

    @Override
    public void close() {
        tailer.close();
        if (opening.isPresent()) {
            queue.close();
        }
    }
}
