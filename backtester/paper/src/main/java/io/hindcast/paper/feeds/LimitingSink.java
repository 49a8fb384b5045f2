package io.hindcast.paper.feeds;

import io.hindcast.feed.FeedMessage;
import io.hindcast.feed.FeedMessage.End;
import io.hindcast.feed.FeedSink;
import io.hindcast.feed.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Keeps a source within its limits (a token bucket). Who calls it waits when messages come too fast, and so does not read
 * the source any faster. For one thread at a time.
 */
final class LimitingSink implements FeedSink {
    private static final double NANOS = 1e9;

    private final FeedSink sink;
    private final FeedLimits limits;
    private final LongSupplier storedBytes;
    private final LongSupplier nanoTime;
    private final Pause pause;
    private double room;
    private long filledAt;
    private volatile long heldBack;

    /**
     * @param limits the rate is that of a live source: infinite for one of the past
     * @param storedBytes how large the queue is
     * @param pause returns early when the feed is to stop, which nothing holds up
     */
    LimitingSink(FeedSink sink, FeedLimits limits, LongSupplier storedBytes, LongSupplier nanoTime, Pause pause) {
        this.sink = sink;
        this.limits = limits;
        this.storedBytes = storedBytes;
        this.nanoTime = nanoTime;
        this.pause = pause;
        room = limits.messagesPerSecond() * FeedLimits.BURST_SECONDS;
        filledAt = nanoTime.getAsLong();
    }

    /** Messages that had to wait. May be called by any thread. */
    long heldBack() {
        return heldBack;
    }

    @Override
    public void accept(FeedMessage message) {
        admit(message);
        sink.accept(message);
    }

    @Override
    public void accept(FeedMessage message, Origin origin) {
        admit(message);
        sink.accept(message, origin);
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // written by one thread
    private void admit(FeedMessage message) {
        if (message instanceof End) {
            return;
        }
        if (storedBytes.getAsLong() > limits.storedBytes()) {
            throw new UncheckedIOException(new IOException(String.format(
                    Locale.ROOT,
                    "the live queue has reached its limit of %,d MB; what is stored stays. If the source is to be trusted,"
                            + " go on with a higher --max-disk, or into a queue of another name",
                    limits.storedBytes() >> 20)));
        }
        if (Double.isInfinite(limits.messagesPerSecond())) {
            return;
        }
        fill();
        if (room < 1) {
            heldBack++;
            pause.await((long) Math.ceil((1 - room) / limits.messagesPerSecond() * NANOS));
            fill();
        }
        room--;
    }

    private void fill() {
        long now = nanoTime.getAsLong();
        room = Math.min(
                limits.messagesPerSecond() * FeedLimits.BURST_SECONDS,
                room + (now - filledAt) / NANOS * limits.messagesPerSecond());
        filledAt = now;
    }
}
