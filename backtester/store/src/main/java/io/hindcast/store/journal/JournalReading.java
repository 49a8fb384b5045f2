package io.hindcast.store.journal;

import io.hindcast.store.queue.FollowedQueue;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.wire.DocumentContext;

/** Reads the records of a journal in their order. For one thread at a time. */
public final class JournalReading implements AutoCloseable {
    private final Supplier<DocumentContext> documents;
    private final Runnable end;
    private boolean damaged;

    /** A reading of a queue that is closed after it. */
    JournalReading(ChronicleQueue queue) {
        ExcerptTailer tailer = queue.createTailer();
        tailer.singleThreadedCheckDisabled(true);
        tailer.toStart();
        documents = tailer::readingDocument;
        end = tailer::close;
    }

    /** A reading of a queue that is closed with it. */
    JournalReading(FollowedQueue queue) {
        documents = queue::readingDocument;
        end = queue::close;
    }

    /**
     * The next record; empty when none is there, or it is {@link #damaged}.
     *
     * @throws io.hindcast.settings.InvalidInputException when it is of a form that this build does not know
     */
    public Optional<String> next() {
        return nextStored().map(RecordForm::text);
    }

    /** The next record as it is stored, with its form; empty as for {@link #next}. */
    Optional<String> nextStored() {
        try (DocumentContext document = documents.get()) {
            Optional<String> text = document.isPresent() ? text(document) : Optional.empty();
            damaged = document.isPresent() && text.isEmpty();
            return text;
        }
    }

    /** True when the record that was read last has not the checksum that it was written with. */
    public boolean damaged() {
        return damaged;
    }

    /** Reads to the end and says how many records there were. */
    long skipAll() {
        long count = 0;
        while (nextStored().isPresent()) {
            count++;
        }
        return count;
    }

    /** The number of the first record, from 0, whose checksum is not its own; reads up to behind it. */
    Optional<Long> findDamage() {
        for (long number = 0; ; number++) {
            try (DocumentContext document = documents.get()) {
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
    public boolean atEnd() {
        try (DocumentContext document = documents.get()) {
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
        end.run();
    }
}
