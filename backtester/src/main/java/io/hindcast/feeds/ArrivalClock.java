package io.hindcast.feeds;

import io.hindcast.feed.FeedClock;
import io.hindcast.market.EpochNanos;
import io.hindcast.settings.Settings;
import java.time.Clock;

/** Says when a message was received. For one thread. */
abstract class ArrivalClock {
    private final Clock computer;

    private ArrivalClock(Clock computer) {
        this.computer = computer;
    }

    /** The machine's clock. */
    static ArrivalClock wall(Clock clock) {
        return new ArrivalClock(clock) {
            @Override
            FeedClock kind() {
                return FeedClock.WALL;
            }

            @Override
            long now() {
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
    static ArrivalClock bars(Clock computer) {
        return new ArrivalClock(computer) {
            private boolean running;
            private long now;

            @Override
            FeedClock kind() {
                return FeedClock.BARS;
            }

            @Override
            long now() {
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
    static ArrivalClock read(Settings settings) {
        return switch (settings.choice("clock", FeedClock.WALL)) {
            case WALL -> wall(Clock.systemUTC());
            case BARS -> bars(Clock.systemUTC());
        };
    }

    abstract FeedClock kind();

    /** Nanoseconds since 1970-01-01T00:00Z. */
    abstract long now();

    /** What the machine's clock is, whichever clock stamps the messages. */
    final Clock computer() {
        return computer;
    }

    /** Told of a finished bar that is sound, before it is stamped. */
    abstract void bar(long closeTime);
}
