package io.hindcast.paper.session;

import io.hindcast.feed.BarFeed;
import io.hindcast.feed.BarFeedProvider;
import io.hindcast.paper.feeds.FeedLimits;
import io.hindcast.paper.feeds.FeedRun;
import io.hindcast.paper.feeds.replay.ReplayFeedProvider;
import io.hindcast.runs.run.PreparedRun;
import io.hindcast.settings.Settings;
import io.hindcast.store.live.LiveQueueMetadata;
import io.hindcast.store.live.LiveQueueStore;
import io.hindcast.store.live.LiveQueueWriter;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * A replay of stored bars into the live queue of a session in the same process, by the clock of the bars and in a thread of
 * its own. Ends with the bars, or when it is closed.
 */
public final class PaperReplay implements AutoCloseable {
    private final LiveQueueWriter live;
    private final FeedRun replay;
    private final Thread thread;
    private @Nullable Exception failure;

    private PaperReplay(LiveQueueWriter live, FeedRun replay) {
        this.live = live;
        this.replay = replay;
        thread = Thread.ofPlatform().name("hindcast-replay").unstarted(this::run);
    }

    /**
     * Begins to replay.
     *
     * @param prepared the session's config, which names the live queue
     * @param feeds holds the live queues
     * @param settings of the feed {@code replay}: which bars, and how fast
     * @param clock the real one
     * @throws io.hindcast.settings.InvalidInputException when a setting is wrong, or the live queue is of other bars or in use
     */
    public static PaperReplay start(PreparedRun prepared, LiveQueueStore feeds, Settings settings, Clock clock) {
        BarFeedProvider provider = new ReplayFeedProvider();
        BarFeed feed = provider.create(prepared.bars(), settings.declare(provider.keys()));
        LiveQueueWriter live = feeds.append(
                new LiveQueueMetadata(prepared.live().feed(), prepared.bars(), feed.clock(), feed.source()));
        PaperReplay started = new PaperReplay(live, new FeedRun(feed, live, FeedLimits.USUAL, clock));
        started.thread.start();
        return started;
    }

    private void run() {
        try {
            replay.run();
        } catch (IOException | RuntimeException e) {
            failure = e;
        }
    }

    /**
     * Stops the replay, where it has not ended.
     *
     * @throws IllegalStateException when it has failed
     */
    @Override
    public void close() {
        // It must not write to a queue that is closed.
        try (live) {
            replay.stop();
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        if (failure != null) {
            throw new IllegalStateException("the replay failed: " + failure.getMessage(), failure);
        }
    }
}
