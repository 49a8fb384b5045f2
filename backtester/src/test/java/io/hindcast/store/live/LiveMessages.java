package io.hindcast.store.live;

import io.hindcast.feed.FeedClock;
import io.hindcast.feed.FeedMessage;
import io.hindcast.feed.FeedMessage.ClosedBar;
import io.hindcast.feed.FeedMessage.Connection;
import io.hindcast.feed.FeedMessage.ConnectionEvent;
import io.hindcast.feed.FeedMessage.End;
import io.hindcast.feed.FeedMessage.Garbage;
import io.hindcast.feed.FeedMessage.Quote;
import io.hindcast.feed.FeedMessage.UnfinishedBar;
import io.hindcast.feed.Origin;
import io.hindcast.market.BarSpecification;
import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Messages that follow from their number, and queues to put them into. */
final class LiveMessages {
    static final Instrument BTC = new Instrument("BTC/USD");

    private LiveMessages() {}

    static LiveQueueMetadata metadata(String name) {
        return new LiveQueueMetadata(
                name,
                new BarSpecification(BTC, Interval.parse("1m"), ZoneId.of("UTC"), LocalTime.MIDNIGHT),
                FeedClock.WALL,
                "a test");
    }

    /** The message of a number: any kind, any length, the same each time. */
    static FeedMessage message(long number) {
        SplittableRandom random = new SplittableRandom(number);
        long time = 1_700_000_000_000_000_000L + number;
        String text = "grün €\n".repeat(random.nextInt(40)) + number;
        return switch (random.nextInt(8)) {
            case 0 -> new UnfinishedBar(BTC, time, 1, 2, 0.5, random.nextDouble(), random.nextDouble(), time + 1);
            case 1 -> new Quote(new Instrument("ETH"), time, random.nextDouble(), random.nextDouble(), time + 1);
            case 2 -> new Garbage(text, "reason " + text, time);
            case 3 -> new Connection(ConnectionEvent.DISCONNECTED, text, time);
            case 4 -> new Connection(ConnectionEvent.RECONNECTED, "", time);
            case 5 -> new End(text, time);
            default ->
                new ClosedBar(
                        BTC, time, random.nextDouble(), Double.NaN, -0.0, Double.MIN_VALUE, random.nextDouble(), time);
        };
    }

    static Optional<Origin> origin(long number) {
        return number % 3 == 0 ? Optional.of(new Origin("file-" + number % 2, number, (int) number)) : Optional.empty();
    }

    static void append(LiveQueueWriter queue, long number) {
        Optional<Origin> origin = origin(number);
        if (origin.isPresent()) {
            queue.accept(message(number), origin.get());
        } else {
            queue.accept(message(number));
        }
    }

    static List<LiveMessage> readAll(LiveQueueTailer tailer) {
        List<LiveMessage> all = new ArrayList<>();
        for (Optional<LiveMessage> next = tailer.poll(); next.isPresent(); next = tailer.poll()) {
            all.add(next.get());
        }
        return all;
    }
}
