package io.hindcast.store.live;

import io.hindcast.store.queue.FollowedQueue;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Reads a live queue from any message on, and waits for new ones. For one thread at a time, which must not be interrupted:
 * that would close the queue's file.
 */
public final class LiveQueueTailer implements AutoCloseable {
    private static final int SPINS = 200;
    private static final long FIRST_PAUSE_NANOS = 20_000;
    private static final long LONGEST_PAUSE_NANOS = 1_000_000;

    private final LiveQueueMetadata metadata;
    private final FollowedQueue queue;
    private final LiveQueueReading reading;

    /** Owns the queue from now on. */
    LiveQueueTailer(LiveQueueMetadata metadata, FollowedQueue queue) {
        this.metadata = metadata;
        this.queue = queue;
        reading = new LiveQueueReading(queue::readingDocument);
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
        queue.toStart();
    }

    /** The next message, if it is there. */
    public Optional<LiveMessage> poll() {
        return reading.next();
    }

    /**
     * Waits for the next message. Looks again at once for a while, then at least every millisecond.
     *
     * @param longest how long to wait
     * @return empty when none has come
     */
    public Optional<LiveMessage> await(Duration longest) {
        Optional<LiveMessage> next = reading.next();
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
            next = reading.next();
            if (next.isPresent()) {
                return next;
            }
        }
        return Optional.empty();
    }

    /** Gives up the file. */
    @Override
    public void close() {
        queue.close();
    }
}
