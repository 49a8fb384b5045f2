package io.hindcast.feeds;

import io.hindcast.feed.FeedMessage;
import io.hindcast.feed.FeedMessage.ClosedBar;
import io.hindcast.feed.FeedMessage.Connection;
import io.hindcast.feed.FeedMessage.End;
import io.hindcast.feed.FeedMessage.Garbage;
import io.hindcast.feed.FeedMessage.Quote;
import io.hindcast.feed.FeedMessage.UnfinishedBar;
import io.hindcast.feed.FeedSink;
import io.hindcast.feed.Origin;
import java.util.Locale;

/** Counts what has been stored. Written by one thread at a time, read by any. */
final class CountingSink implements FeedSink {
    private final FeedSink sink;
    private long lastReceivedAt;
    private volatile FeedCounts counts = FeedCounts.NONE;

    CountingSink(FeedSink sink) {
        this.sink = sink;
    }

    FeedCounts counts() {
        return counts;
    }

    /** When the last message was received; 0 before the first. */
    long lastReceivedAt() {
        return lastReceivedAt;
    }

    @Override
    public void accept(FeedMessage message) {
        sink.accept(message);
        count(message);
    }

    @Override
    public void accept(FeedMessage message, Origin origin) {
        sink.accept(message, origin);
        count(message);
    }

    private void count(FeedMessage message) {
        lastReceivedAt = message.receivedAt();
        FeedCounts now = counts;
        counts = new FeedCounts(
                now.bars() + (message instanceof ClosedBar ? 1 : 0),
                now.updates() + (message instanceof UnfinishedBar ? 1 : 0),
                now.quotes() + (message instanceof Quote ? 1 : 0),
                now.garbage() + (message instanceof Garbage ? 1 : 0),
                now.events() + (message instanceof Connection || message instanceof End ? 1 : 0),
                message instanceof ClosedBar bar ? Math.max(now.lastBarTime(), bar.closeTime()) : now.lastBarTime(),
                message instanceof Connection connection
                        ? connection.event().name().toLowerCase(Locale.ROOT) + ": " + connection.detail()
                        : now.connection());
    }
}
