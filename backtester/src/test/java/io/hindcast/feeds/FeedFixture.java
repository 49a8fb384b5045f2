package io.hindcast.feeds;

import io.hindcast.feed.BarFeed;
import io.hindcast.feed.Origin;
import io.hindcast.importing.Stamp;
import io.hindcast.market.BarSpecification;
import io.hindcast.market.EpochNanos;
import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Feeds of one-minute bars of BTC, and their messages. */
final class FeedFixture {
    static final Instrument BTC = new Instrument("BTC");
    static final BarSpecification BARS =
            new BarSpecification(BTC, Interval.parse("1m"), ZoneId.of("UTC"), LocalTime.MIDNIGHT);
    static final Instant NOW = Instant.parse("2024-03-01T12:00:00Z");

    private FeedFixture() {}

    static ArrivalClock clock() {
        return clock(NOW);
    }

    static ArrivalClock clock(Instant now) {
        return ArrivalClock.wall(Clock.fixed(now, ZoneOffset.UTC));
    }

    static LineMessages lineMessages() {
        return new LineMessages(BARS, Stamp.OPEN, clock());
    }

    /** The row of the bar that opens at a minute after 10:00. */
    static String row(int minute) {
        return time(minute) + ",100,110,90," + (100 + minute % 10) + ",5";
    }

    static String time(int minute) {
        return Instant.parse("2024-03-01T10:00:00Z").plusSeconds(60L * minute).toString();
    }

    static long nanos(String time) {
        return EpochNanos.of(Instant.parse(time));
    }

    /** Runs a feed in a thread of its own; the future fails as the run does. */
    static CompletableFuture<Void> start(BarFeed feed, RecordedSink sink, Map<String, Origin> stored) {
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

    static CompletableFuture<Void> start(BarFeed feed, RecordedSink sink) {
        return start(feed, sink, Map.of());
    }
}
