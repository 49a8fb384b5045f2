package io.hindcast.paper.feeds;

import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
import io.hindcast.settings.Settings;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt to connect: twice as long each time up to a longest, and a random part of up to
 * half less, so that many clients don't come back at once.
 */
public final class Backoff {
    private static final Duration USUAL_FIRST = Duration.ofMillis(500);
    private static final Duration USUAL_LONGEST = Duration.ofSeconds(30);
    private static final Duration MOST = Duration.ofHours(1);
    private static final Key<Duration> FIRST = Key.duration(
                    "reconnect-millis",
                    Duration.ofMillis(1),
                    MOST,
                    ChronoUnit.MILLIS,
                    "The wait before the first attempt to connect again, each up to half shorter at random")
            .byDefault(USUAL_FIRST);
    private static final Key<Duration> LONGEST = Key.duration(
                    "reconnect-max-millis",
                    Duration.ofMillis(1),
                    MOST,
                    ChronoUnit.MILLIS,
                    "The wait doubles up to this; at least the first")
            .usually("30 s, or the first where that is longer");

    /** How long to wait. */
    public static final Keys KEYS = Keys.of(FIRST, LONGEST);

    private final long first;
    private final long longest;
    private final RandomGenerator random;
    private int failures;

    /** Waits that double from the first to the longest. */
    public Backoff(Duration first, Duration longest, RandomGenerator random) {
        this.first = first.toNanos();
        this.longest = longest.toNanos();
        this.random = random;
    }

    /** Reads {@code reconnect-millis} (500) and {@code reconnect-max-millis} (30,000): durations, or milliseconds. */
    public static Backoff read(Settings settings) {
        Duration first = settings.get(FIRST);
        Duration usual = first.compareTo(USUAL_LONGEST) > 0 ? first : USUAL_LONGEST;
        Duration longest = settings.get(LONGEST.atLeast(first).byDefault(usual));
        return new Backoff(first, longest, RandomGenerator.getDefault());
    }

    /** The next wait, nanoseconds. */
    public long next() {
        long wait = first;
        for (int i = 0; i < failures && wait < longest; i++) {
            wait = Math.min(longest, 2 * wait);
        }
        failures++;
        return wait - (long) (random.nextDouble() * wait / 2);
    }

    /** Attempts since the last success. */
    public int failures() {
        return failures;
    }

    /** It worked: the next wait is the first again. */
    public void reset() {
        failures = 0;
    }
}
