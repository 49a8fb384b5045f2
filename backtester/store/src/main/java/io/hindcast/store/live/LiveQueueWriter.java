package io.hindcast.store.live;

import io.hindcast.feed.FeedMessage;
import io.hindcast.feed.FeedSink;
import io.hindcast.feed.Origin;
import io.hindcast.market.EpochNanos;
import io.hindcast.store.files.ProcessLock;
import io.hindcast.store.queue.ChronicleFiles;
import io.hindcast.store.queue.DamagedFiles;
import io.hindcast.store.queue.DiskSpace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.wire.DocumentContext;
import org.jspecify.annotations.Nullable;

/**
 * Appends messages to a live queue. Once a call has returned, the message outlives the process. For one thread at a time,
 * which must not be interrupted: that would close the queue's file.
 */
public final class LiveQueueWriter implements FeedSink, AutoCloseable {
    private static final int MESSAGES_BETWEEN_SPACE_CHECKS = 4_096;
    /** Chronicle's, before each record. */
    private static final int RECORD_HEADER_BYTES = 4;

    private final LiveQueueMetadata metadata;
    private final Path folder;
    private final ChronicleQueue queue;
    private final ProcessLock alone;
    private final ExcerptAppender appender;
    private final DiskSpace space;
    private final Clock clock = Clock.systemUTC();
    private final MessageCodec codec = new MessageCodec();
    private long appended;
    private long bytes;
    private boolean closed;

    /** Owns queue and lock from now on, unless it throws. */
    LiveQueueWriter(LiveQueueMetadata metadata, Path folder, ChronicleQueue queue, ProcessLock alone)
            throws IOException {
        this.metadata = metadata;
        this.folder = folder;
        this.queue = queue;
        this.alone = alone;
        space = new DiskSpace(folder, MESSAGES_BETWEEN_SPACE_CHECKS);
        bytes = ChronicleFiles.bytes(folder);
        appender = queue.createAppender();
        appender.singleThreadedCheckDisabled(true);
    }

    @Override
    public void accept(FeedMessage message) {
        append(message, null);
    }

    @Override
    public void accept(FeedMessage message, Origin origin) {
        append(message, origin);
    }

    /** What is being written. */
    public LiveQueueMetadata metadata() {
        return metadata;
    }

    /** How large the whole queue is about, as far as it is written. */
    public long bytes() {
        return bytes;
    }

    /** The last origin of each source in the whole queue, by the source's name. Reads all of it. */
    public Map<String, Origin> origins() {
        Map<String, Origin> last = new HashMap<>();
        try (ExcerptTailer tailer = queue.createTailer()) {
            LiveQueueReading reading = new LiveQueueReading(tailer::readingDocument);
            for (Optional<LiveMessage> next = reading.next(); next.isPresent(); next = reading.next()) {
                next.get().origin().ifPresent(origin -> last.put(origin.source(), origin));
            }
        }
        return last;
    }

    private void append(FeedMessage message, @Nullable Origin origin) {
        if (closed) {
            throw new IllegalStateException("live queue is closed: folder=" + folder);
        }
        space.requireFor(appended);
        int length = codec.encode(message, origin, EpochNanos.of(clock.instant()));
        DamagedFiles.writing(folder, () -> {
            try (DocumentContext document = appender.writingDocument()) {
                document.wire().bytes().write(codec.record(), 0, length);
            }
        });
        appended++;
        bytes += RECORD_HEADER_BYTES + length;
    }

    /** Ends the writing and lets others write. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        appender.close();
        queue.close();
        try {
            alone.close();
        } catch (IOException e) {
            throw new UncheckedIOException("can't give up the lock of " + folder, e);
        }
    }
}
