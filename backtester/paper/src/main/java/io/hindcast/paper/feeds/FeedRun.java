package io.hindcast.paper.feeds;

import io.hindcast.feed.BarFeed;
import io.hindcast.feed.FeedClock;
import io.hindcast.feed.FeedMessage.End;
import io.hindcast.market.EpochNanos;
import io.hindcast.store.live.LiveQueueWriter;
import java.io.IOException;
import java.time.Clock;

/** One run of a feed into a queue, from its start to the {@link End} that it always leaves unless the process is killed. */
public final class FeedRun {
    private final BarFeed feed;
    private final LiveQueueWriter queue;
    private final Clock clock;
    private final CountingSink counting;
    private final LimitingSink limiting;
    private final StopSignal stop = new StopSignal();

    /**
     * A run that has not begun.
     *
     * @param limits of the source; the rate holds where it goes by {@link FeedClock#WALL}, for nobody else's time is taken
     *     otherwise
     * @param clock stamps the end of a feed that goes by {@link FeedClock#WALL}; no message may be ahead of it
     */
    public FeedRun(BarFeed feed, LiveQueueWriter queue, FeedLimits limits, Clock clock) {
        this.feed = feed;
        this.queue = queue;
        this.clock = clock;
        counting = new CountingSink(queue, queue.metadata().bars(), clock);
        limiting = new LimitingSink(
                counting,
                feed.clock() == FeedClock.WALL
                        ? limits
                        : new FeedLimits(Double.POSITIVE_INFINITY, limits.storedBytes()),
                queue::bytes,
                System::nanoTime,
                stop);
    }

    /** What has been stored so far. May be called by any thread. */
    public FeedCounts counts() {
        return counting.counts();
    }

    /** Messages that had to wait, because the source sends more a second than its limit. May be called by any thread. */
    public long heldBack() {
        return limiting.heldBack();
    }

    /**
     * Runs the feed until it ends or is stopped. Closes it, but not the queue.
     *
     * @throws IOException when the feed can't go on
     * @throws io.hindcast.settings.InvalidInputException when it can't go on because of a mistake of the user
     */
    public void run() throws IOException {
        String reason = "the source has ended";
        try (feed) {
            feed.run(limiting, queue.origins());
        } catch (IOException | RuntimeException e) {
            reason = End.FAILED + e.getMessage();
            throw e;
        } finally {
            counting.accept(new End(
                    stop.stopped() ? "stopped" : reason,
                    feed.clock() == FeedClock.WALL ? EpochNanos.of(clock.instant()) : counting.lastReceivedAt()));
        }
    }

    /** Tells the feed to stop; {@link #run} returns soon. May be called by any thread. */
    public void stop() {
        stop.stop();
        feed.close();
    }
}
