package io.hindcast.paper.feeds;

import io.hindcast.feed.FeedMessage;
import io.hindcast.feed.FeedMessage.ClosedBar;
import io.hindcast.feed.FeedSink;
import io.hindcast.feed.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Keeps what it is told, as a queue would. */
public final class RecordedSink implements FeedSink {
    private static final long LONGEST_MILLIS = 60_000;

    private final List<FeedMessage> messages = new ArrayList<>();
    private final Map<String, Origin> origins = new HashMap<>();

    @Override
    public synchronized void accept(FeedMessage message) {
        messages.add(message);
        notifyAll();
    }

    @Override
    public synchronized void accept(FeedMessage message, Origin origin) {
        origins.put(origin.source(), origin);
        accept(message);
    }

    public synchronized List<FeedMessage> messages() {
        return List.copyOf(messages);
    }

    public synchronized Map<String, Origin> origins() {
        return Map.copyOf(origins);
    }

    public <T extends FeedMessage> List<T> all(Class<T> kind) {
        return messages().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The closing prices of the bars. */
    public List<Double> closes() {
        return all(ClosedBar.class).stream().map(ClosedBar::close).toList();
    }

    /** Waits until what has come so far is enough. */
    public synchronized void await(Predicate<List<FeedMessage>> enough) throws InterruptedException {
        long deadline = System.currentTimeMillis() + LONGEST_MILLIS;
        while (!enough.test(List.copyOf(messages))) {
            long left = deadline - System.currentTimeMillis();
            if (left <= 0) {
                throw new AssertionError("waited in vain; so far: " + messages);
            }
            wait(left);
        }
    }

    /** Waits for a number of messages of a kind. */
    public void await(Class<? extends FeedMessage> kind, int count) throws InterruptedException {
        await(all -> all.stream().filter(kind::isInstance).count() >= count);
    }
}
