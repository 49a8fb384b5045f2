package io.hindcast.paper.feeds;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Between the threads that read a source and the one that makes messages. Holds little, so that a source is not read faster
 * than its messages are stored.
 */
public final class Inbox<T> {
    private static final int CAPACITY = 256;
    private static final long LOOK_AGAIN_MILLIS = 50;

    private final BlockingQueue<T> arrivals = new ArrayBlockingQueue<>(CAPACITY);
    private final StopSignal stop;

    /**
     * Nothing has come yet.
     *
     * @param stop after which nothing is waited for any more
     */
    public Inbox(StopSignal stop) {
        this.stop = stop;
    }

    /**
     * Puts something in, waiting for room.
     *
     * @return false when it was not taken any more: everything was told to stop
     */
    public boolean put(T arrival) {
        try {
            while (!arrivals.offer(arrival, LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                if (stop.stopped()) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Takes the next, waiting for a moment; empty when there is none. */
    public Optional<T> take() {
        try {
            return Optional.ofNullable(
                    stop.stopped() ? arrivals.poll() : arrivals.poll(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop.stop();
            return Optional.empty();
        }
    }
}
