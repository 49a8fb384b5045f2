package io.hindcast.store;

import io.hindcast.market.BarSource;
import io.hindcast.market.MutableBar;
import io.hindcast.settings.InvalidInputException;
import java.nio.file.Path;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.wire.DocumentContext;

/**
 * Tails a queue from its first bar to its last. Makes no garbage per bar. To be used by one thread at a time, not
 * necessarily by the one that opened it. Goes on reading what it opened when the queue is replaced meanwhile.
 */
public final class QueueReader implements BarSource {
    private final QueueMetadata metadata;
    private final ChronicleQueue queue;
    private final ExcerptTailer tailer;
    private long read;

    /** Maps the file, so that it stays readable when the folder is deleted. */
    QueueReader(Path folder, QueueMetadata metadata) {
        this.metadata = metadata;
        queue = ChronicleFiles.readFinished(folder);
        try {
            tailer = DamagedFiles.reading(folder, () -> {
                ExcerptTailer created = queue.createTailer();
                created.singleThreadedCheckDisabled(true);
                return created.toStart();
            });
        } catch (RuntimeException e) {
            queue.close();
            throw e;
        }
    }

    /** What is being read. */
    public QueueMetadata metadata() {
        return metadata;
    }

    /**
     * {@inheritDoc}
     *
     * @throws InvalidInputException when the queue holds fewer or more bars than were imported, or can't be read
     */
    @Override
    public boolean next(MutableBar into) {
        try (DocumentContext document = tailer.readingDocument()) {
            if (document.isPresent()) {
                Bytes<?> bytes = document.wire().bytes();
                into.set(
                        bytes.readLong(),
                        bytes.readDouble(),
                        bytes.readDouble(),
                        bytes.readDouble(),
                        bytes.readDouble(),
                        bytes.readDouble());
                read++;
                if (read <= metadata.rows()) {
                    return true;
                }
            }
        } catch (RuntimeException | InternalError | AssertionError e) {
            throw damaged(metadata, "can't be read after " + read + " of " + metadata.rows() + " bars", e);
        }
        if (read != metadata.rows()) {
            throw damaged(
                    metadata,
                    read < metadata.rows()
                            ? "ends after " + read + " of " + metadata.rows() + " bars"
                            : "goes on after the last of its " + metadata.rows() + " bars",
                    null);
        }
        return false;
    }

    static InvalidInputException damaged(QueueMetadata metadata, String what, Throwable cause) {
        return new InvalidInputException(
                "queue '" + metadata.name() + "' is damaged: it " + what + "; import " + metadata.source()
                        + " again with --name " + metadata.name(),
                cause);
    }

    @Override
    public void close() {
        tailer.close();
        queue.close();
    }
}
