package io.hindcast.paper.feeds;

import io.hindcast.feed.BarFeed;
import io.hindcast.feed.Origin;
import io.hindcast.market.BarSpecification;
import io.hindcast.market.EpochNanos;
import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import io.hindcast.paper.feeds.rows.LineMessages;
import io.hindcast.store.importing.Stamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Feeds of one-minute bars of BTC, and their messages. */
public final class FeedFixture {
    public static final Instrument BTC = new Instrument("BTC");
    public static final BarSpecification BARS =
            new BarSpecification(BTC, Interval.parse("1m"), ZoneId.of("UTC"), LocalTime.MIDNIGHT);
    public static final Instant NOW = Instant.parse("2024-03-01T12:00:00Z");

    private FeedFixture() {}

    public static ArrivalClock clock() {
        return clock(NOW);
    }

    public static ArrivalClock clock(Instant now) {
        return ArrivalClock.wall(Clock.fixed(now, ZoneOffset.UTC));
    }

    public static LineMessages lineMessages() {
        return new LineMessages(BARS, Stamp.OPEN, clock());
    }

    /** The row of the bar that opens at a minute after 10:00. */
    public static String row(int minute) {
        return time(minute) + ",100,110,90," + (100 + minute % 10) + ",5";
    }

    public static String time(int minute) {
        return Instant.parse("2024-03-01T10:00:00Z").plusSeconds(60L * minute).toString();
    }

    public static long nanos(String time) {
        return EpochNanos.of(Instant.parse(time));
    }

    /** Runs a feed in a thread of its own; the future fails as the run does. */
    public static CompletableFuture<Void> start(BarFeed feed, RecordedSink sink, Map<String, Origin> stored) {
        CompletableFuture<Void> ended = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try (feed) {
                feed.run(sink, stored);
                ended.complete(null);
            } catch (Throwable e) {
                ended.completeExceptionally(e);
            }
        });
        return ended;
    }

    public static CompletableFuture<Void> start(BarFeed feed, RecordedSink sink) {
        return start(feed, sink, Map.of());
    }
}
