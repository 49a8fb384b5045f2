package io.hindcast.paper.feeds;

import io.hindcast.feed.FeedClock;
import io.hindcast.market.EpochNanos;
import io.hindcast.settings.Key;
import io.hindcast.settings.Settings;
import java.time.Clock;

/** Says when a message was received. For one thread. */
public abstract class ArrivalClock {
    /** Which clock stamps messages. */
    public static final Key<FeedClock> KEY = Key.choice(
                    "clock",
                    FeedClock.class,
                    "The machine's clock, or that of the bars, which stands at the latest close: for rows of the past")
            .byDefault(FeedClock.WALL);

    private final Clock computer;

    private ArrivalClock(Clock computer) {
        this.computer = computer;
    }

    /** The machine's clock. */
    public static ArrivalClock wall(Clock clock) {
        return new ArrivalClock(clock) {
            @Override
            public FeedClock kind() {
                return FeedClock.WALL;
            }

            @Override
            public long now() {
                return EpochNanos.of(clock.instant());
            }

            @Override
            void bar(long closeTime) {}
        };
    }

    /**
     * The clock of the bars: it stands at the latest close so far, and at 0 before the first.
     *
     * @param computer which no bar may be ahead of
     */
    public static ArrivalClock bars(Clock computer) {
        return new ArrivalClock(computer) {
            private boolean running;
            private long now;

            @Override
            public FeedClock kind() {
                return FeedClock.BARS;
            }

            @Override
            public long now() {
                return now;
            }

            @Override
            void bar(long closeTime) {
                now = running ? Math.max(now, closeTime) : closeTime;
                running = true;
            }
        };
    }

    /** The clock of {@code clock}: {@code wall} by default, or {@code bars}. */
    public static ArrivalClock read(Settings settings) {
        return switch (settings.get(KEY)) {
            case WALL -> wall(Clock.systemUTC());
            case BARS -> bars(Clock.systemUTC());
        };
    }

    /** Which clock it is. */
    public abstract FeedClock kind();

    /** Nanoseconds since 1970-01-01T00:00Z. */
    public abstract long now();

    /** What the machine's clock is, whichever clock stamps the messages. */
    final Clock computer() {
        return computer;
    }

    /** Told of a finished bar that is sound, before it is stamped. */
    abstract void bar(long closeTime);
}
