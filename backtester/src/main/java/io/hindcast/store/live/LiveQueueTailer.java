package io.hindcast.store.live;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import net.openhft.chronicle.queue.ChronicleQueue;

/**
 * Reads a live queue from any message on, and waits for new ones. For one thread at a time, which must not be interrupted:
 * that would close the queue's file.
 */
public final class LiveQueueTailer implements AutoCloseable {
    private static final int SPINS = 200;
    private static final long FIRST_PAUSE_NANOS = 20_000;
    private static final long LONGEST_PAUSE_NANOS = 1_000_000;

    /** Chronicle never sees a file that the writer was just making when the queue was opened; so it is opened once more. */
    private static final long OPEN_ANEW_NANOS = 1_000_000_000L;

    private final LiveQueueMetadata metadata;
    private final Supplier<ChronicleQueue> opening;
    private ChronicleQueue queue;
    private LiveQueueReading reading;
    private long openedNanos;
    private boolean found;

    LiveQueueTailer(LiveQueueMetadata metadata, Supplier<ChronicleQueue> opening) {
        this.metadata = metadata;
        this.opening = opening;
        open();
    }

    private void open() {
        ChronicleQueue opened = opening.get();
        try {
            reading = new LiveQueueReading(opened);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
        queue = opened;
        openedNanos = System.nanoTime();
    }

    private Optional<LiveMessage> next() {
        Optional<LiveMessage> next = reading.next();
        if (next.isPresent()) {
            found = true;
        } else if (!found && System.nanoTime() - openedNanos > OPEN_ANEW_NANOS) {
            close();
            open();
        }
        return next;
    }

    /** What is being read. */
    public LiveQueueMetadata metadata() {
        return metadata;
    }

    /** How many messages there are by now. */
    public long count() {
        return Math.max(0, queue.lastIndex() + 1);
    }

    /** Goes back before the first message. */
    public void toStart() {
        reading.toStart();
    }

    /**
     * Goes behind the message of an index.
     *
     * @throws IllegalArgumentException when there is none of this index: it is not this queue's
     */
    public void moveAfter(long index) {
        if (!reading.moveTo(index) || reading.next().isEmpty()) {
            throw new IllegalArgumentException(
                    "no message has this index: index=" + index + ", queue=" + metadata.name());
        }
        found = true;
    }

    /** The next message, if it is there. */
    public Optional<LiveMessage> poll() {
        return next();
    }

    /**
     * Waits for the next message. Looks again at once for a while, then at least every millisecond.
     *
     * @param longest how long to wait
     * @return empty when none has come
     */
    public Optional<LiveMessage> await(Duration longest) {
        Optional<LiveMessage> next = next();
        if (next.isPresent()) {
            return next;
        }
        long deadline = System.nanoTime() + longest.toNanos();
        long pause = FIRST_PAUSE_NANOS;
        for (int tries = 0; System.nanoTime() - deadline < 0; tries++) {
            if (tries < SPINS) {
                Thread.onSpinWait();
            } else {
                LockSupport.parkNanos(pause);
                pause = Math.min(LONGEST_PAUSE_NANOS, 2 * pause);
            }
            next = next();
            if (next.isPresent()) {
                return next;
            }
        }
        return Optional.empty();
    }

    /** Gives up the file. */
    @Override
    public void close() {
        reading.close();
        queue.close();
    }
}
