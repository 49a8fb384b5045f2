package io.hindcast.paper.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.feed.FeedClock;
import io.hindcast.feed.FeedMessage;
import io.hindcast.feed.FeedMessage.ClosedBar;
import io.hindcast.feed.FeedMessage.End;
import io.hindcast.feed.FeedMessage.Garbage;
import io.hindcast.market.BarSource;
import io.hindcast.market.BarSpecification;
import io.hindcast.market.EpochNanos;
import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import io.hindcast.market.MutableBar;
import io.hindcast.paper.gate.BarGate;
import io.hindcast.paper.gate.FeedCounters;
import io.hindcast.paper.gate.FeedHealth;
import io.hindcast.paper.journal.SameBuild;
import io.hindcast.paper.journal.SessionJournal;
import io.hindcast.runs.live.GateSettings;
import io.hindcast.settings.MapSettings;
import io.hindcast.store.journal.Journal;
import io.hindcast.store.live.LiveQueueMetadata;
import io.hindcast.store.live.LiveQueueStore;
import io.hindcast.store.live.LiveQueueWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaperSourceTest {
    private static final Instrument BTC = new Instrument("BTC");
    private static final BarSpecification HOURS =
            new BarSpecification(BTC, Interval.parse("1h"), ZoneId.of("UTC"), LocalTime.MIDNIGHT);
    private static final Instant NOW = Instant.parse("2024-03-02T00:00:00Z");

    @TempDir
    private Path folder;

    private static long time(String time) {
        return EpochNanos.of(Instant.parse("2024-03-01T" + time + ":00Z"));
    }

    private static ClosedBar bar(Instrument instrument, String close, double price, String receivedAt) {
        return new ClosedBar(instrument, time(close), price, price, price, price, 1, time(receivedAt));
    }

    /** What a session makes of messages. */
    private FeedHealth read(FeedClock clock, List<FeedMessage> messages, List<Long> bars) {
        LiveQueueStore store = new LiveQueueStore(folder.resolve("feeds"));
        try (LiveQueueWriter queue = store.append(new LiveQueueMetadata("q", HOURS, clock, "test"))) {
            messages.forEach(queue::accept);
            queue.accept(new End("the source has ended", 0));
        }
        BarGate gate = new BarGate(HOURS, GateSettings.read(MapSettings.of(Map.of()), HOURS), EpochNanos.of(NOW));
        try (Journal journal = Journal.open(folder.resolve("journal"));
                SessionJournal records = new SessionJournal(journal, SameBuild.KEEPER);
                PaperSource source = new PaperSource(
                        none(),
                        journal.read(),
                        0,
                        store.tail("q"),
                        gate,
                        new FirstQuote(Duration.ZERO),
                        new ArrayDeque<>(),
                        records,
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        true)) {
            MutableBar bar = new MutableBar();
            while (source.next(bar)) {
                bars.add(bar.closeTime());
            }
            return source.health();
        }
    }

    private static BarSource none() {
        return new BarSource() {
            @Override
            public boolean next(MutableBar into) {
                return false;
            }

            @Override
            public void close() {}
        };
    }

    @Test
    void whatAFeedTookForABarMakesNoOtherLate() {
        List<Long> bars = new ArrayList<>();
        FeedHealth health = read(
                FeedClock.BARS,
                List.of(
                        bar(BTC, "10:00", 100, "10:00"),
                        // Each was a bar to its feed, whose clock stands there from then on.
                        bar(BTC, "13:30", 100, "13:30"),
                        bar(new Instrument("ETH"), "20:00", 100, "20:00"),
                        bar(BTC, "21:00", 0, "21:00"),
                        bar(BTC, "11:00", 100, "21:00"),
                        bar(BTC, "12:00", 100, "21:00")),
                bars);
        assertThat(bars).containsExactly(time("10:00"), time("11:00"), time("12:00"));
        FeedCounters counters = health.counters();
        assertThat(counters.accepted()).isEqualTo(3);
        assertThat(counters.acceptedLate()).isZero();
        assertThat(counters.garbage()).isEqualTo(3);
    }

    @Test
    void theReasonsOfGarbageAreCounted() {
        FeedHealth health = read(
                FeedClock.WALL,
                List.of(
                        bar(BTC, "10:30", 100, "10:30"),
                        bar(BTC, "11:30", 100, "11:30"),
                        new Garbage("x", "is no JSON", time("11:30"))),
                new ArrayList<>());
        assertThat(health.garbage()).hasSize(2);
        assertThat(health.garbage().getFirst().inputs()).isEqualTo(2);
        assertThat(health.garbage().getFirst().reason())
                .contains("2024-03-01T10:30:00Z", "a multiple of 1h", "paper.market: sessions");
        assertThat(health.garbage().getLast().reason()).isEqualTo("is no JSON");
    }
}
