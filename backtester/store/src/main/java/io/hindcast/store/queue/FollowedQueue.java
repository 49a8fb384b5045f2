package io.hindcast.store.queue;

import java.nio.file.Path;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.wire.DocumentContext;

/**
 * A queue that is read from its beginning while another process may be writing it, or just be making it. Chronicle that
 * opens a queue at the moment at which the first file comes into being may never see that file, so the queue is opened anew
 * now and then for as long as nothing was read. For one thread at a time.
 */
public final class FollowedQueue implements AutoCloseable {
    private static final long OPEN_ANEW_NANOS = 1_000_000_000L;

    private final Path folder;
    private ChronicleQueue queue;
    private ExcerptTailer tailer;
    private long openedNanos;
    private boolean found;

    /** Opens a queue that exists before its first document. */
    public FollowedQueue(Path folder) {
        this.folder = folder;
        open();
    }

    private void open() {
        ChronicleQueue opened = ChronicleFiles.read(folder);
        try {
            tailer = DamagedFiles.reading(folder, () -> {
                ExcerptTailer created = opened.createTailer();
                created.singleThreadedCheckDisabled(true);
                return created.toStart();
            });
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
        queue = opened;
        openedNanos = System.nanoTime();
    }

    /** The next document, to be closed; not present when none is there yet. */
    public DocumentContext readingDocument() {
        DocumentContext document = read();
        if (document.isPresent()) {
            found = true;
            return document;
        }
        if (found || System.nanoTime() - openedNanos <= OPEN_ANEW_NANOS) {
            return document;
        }
        document.close();
        close();
        open();
        return read();
    }

    private DocumentContext read() {
        return DamagedFiles.reading(folder, tailer::readingDocument);
    }

    /** Goes back before the first document. */
    public void toStart() {
        tailer.toStart();
    }

    /** The index of the last document, or less than 0 when there is none. */
    public long lastIndex() {
        return DamagedFiles.reading(folder, queue::lastIndex);
    }

    @Override
    public void close() {
        tailer.close();
        queue.close();
    }
}
