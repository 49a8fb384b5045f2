package io.hindcast.app;

import io.hindcast.feed.FeedClock;
import io.hindcast.feed.FeedMessage;
import io.hindcast.feed.FeedMessage.ClosedBar;
import io.hindcast.market.BarSpecification;
import io.hindcast.market.EpochNanos;
import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import io.hindcast.store.live.LiveQueueMetadata;
import io.hindcast.store.live.LiveQueueStore;
import io.hindcast.store.live.LiveQueueWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Bars of a market that never closes, as a test stores them and as its feed brings them. */
final class MinuteBars {
    static final long MINUTE = 60_000_000_000L;

    private static final BarSpecification BARS =
            new BarSpecification(new Instrument("TEST"), Interval.parse("1m"), ZoneOffset.UTC, LocalTime.MIDNIGHT);

    private MinuteBars() {}

    /** A random walk from 2024-03-01T00:00Z on, whose last moves tell a little of the next. */
    static List<ClosedBar> walk(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        long first = EpochNanos.of(Instant.parse("2024-03-01T00:00:00Z"));
        List<ClosedBar> bars = new ArrayList<>();
        double close = 100;
        double move = 0;
        for (int i = 1; i <= count; i++) {
            double open = close;
            move = 0.3 * move + 0.002 * (random.nextDouble() - 0.5);
            close = open * (1 + move);
            bars.add(new ClosedBar(
                    BARS.instrument(),
                    first + i * MINUTE,
                    open,
                    Math.max(open, close) * (1 + 0.0005 * random.nextDouble()),
                    Math.min(open, close) * (1 - 0.0005 * random.nextDouble()),
                    close,
                    1 + random.nextInt(100),
                    first + i * MINUTE));
        }
        return bars;
    }

    /** Stores bars in a queue of a project. */
    static void store(Project project, String queue, List<ClosedBar> bars) throws IOException {
        List<String> rows = new ArrayList<>(List.of("timestamp,open,high,low,close,volume"));
        for (ClosedBar bar : bars) {
            rows.add(EpochNanos.toInstant(bar.closeTime()) + "," + bar.open() + "," + bar.high() + "," + bar.low() + ","
                    + bar.close() + "," + bar.volume());
        }
        Path csv = Files.write(project.folder().resolve(queue + ".csv"), rows);
        Project.Output output = project.hindcast(
                "import", csv.toString(), "--name", queue, "--instrument", "TEST", "--interval", "1m", "--stamp=close");
        if (output.exitCode() != 0) {
            throw new AssertionError(output.err());
        }
    }

    /** A live queue of a project that goes by the clock of its bars. */
    static LiveQueueWriter feed(Project project, String name) {
        return new LiveQueueStore(project.folder().resolve("feeds"))
                .append(new LiveQueueMetadata(name, BARS, FeedClock.BARS, "a test"));
    }

    /** Appends messages to a live queue. */
    static void feed(Project project, String name, List<? extends FeedMessage> messages) {
        try (LiveQueueWriter queue = feed(project, name)) {
            messages.forEach(queue::accept);
        }
    }
}
