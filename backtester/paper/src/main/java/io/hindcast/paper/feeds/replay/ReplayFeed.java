package io.hindcast.paper.feeds.replay;

import io.hindcast.feed.BarFeed;
import io.hindcast.feed.FeedClock;
import io.hindcast.feed.FeedMessage;
import io.hindcast.feed.FeedMessage.ClosedBar;
import io.hindcast.feed.FeedMessage.Connection;
import io.hindcast.feed.FeedMessage.ConnectionEvent;
import io.hindcast.feed.FeedSink;
import io.hindcast.feed.Origin;
import io.hindcast.paper.feeds.StopSignal;
import io.hindcast.runs.live.PriceCheck;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Replays the past at a chosen speed, by the clock of the bars. Begins anew each time it is started: what has been replayed
 * before comes again.
 */
final class ReplayFeed implements BarFeed {
    private final String source;
    private final Past past;
    private final PriceCheck check;
    private final Pacer pacer;
    private final StopSignal stop;
    private final TimeRange range;

    /**
     * @param check which bars go by: the times of others say nothing
     * @param stop what the pacer waits on
     */
    ReplayFeed(String source, Past past, PriceCheck check, TimeRange range, Pacer pacer, StopSignal stop) {
        this.source = source;
        this.past = past;
        this.check = check;
        this.range = range;
        this.pacer = pacer;
        this.stop = stop;
    }

    /** Where the messages of the past come from. */
    interface Past {
        /** Opens it before its first message. */
        Messages open() throws IOException;
    }

    /** Messages in the order in which they were stored. */
    interface Messages extends AutoCloseable {
        /** The next; empty at the end. */
        Optional<FeedMessage> next() throws IOException;

        @Override
        void close() throws IOException;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public FeedClock clock() {
        return FeedClock.BARS;
    }

    @Override
    public void run(FeedSink sink, Map<String, Origin> stored) throws IOException {
        try (Messages messages = past.open()) {
            boolean connected = false;
            boolean inside = range.from() == Long.MIN_VALUE;
            for (Optional<FeedMessage> next = messages.next(); next.isPresent(); next = messages.next()) {
                FeedMessage message = next.get();
                OptionalLong close = close(message);
                // What is no bar belongs where the bar before it does.
                inside = close.isPresent() ? range.contains(close.getAsLong()) : inside;
                if (!inside) {
                    continue;
                }
                if (!connected) {
                    connected = true;
                    sink.accept(new Connection(ConnectionEvent.CONNECTED, source, message.receivedAt()));
                }
                if (close.isPresent() ? pacer.await(close.getAsLong()) : stop.stopped()) {
                    return;
                }
                sink.accept(message);
            }
        }
    }

    /** Where a sound bar closes: what can't be a bar of this feed neither waits its turn nor makes others wait. */
    private OptionalLong close(FeedMessage message) {
        return message instanceof ClosedBar bar && check.problem(bar).isEmpty()
                ? OptionalLong.of(bar.closeTime())
                : OptionalLong.empty();
    }

    @Override
    public void close() {
        stop.stop();
    }
}
