package io.hindcast.paper.feeds;

import io.hindcast.settings.Settings;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt to connect: twice as long each time up to a longest, and a random part of up to
 * half less, so that many clients don't come back at once.
 */
public final class Backoff {
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

    /** Reads {@code reconnect-millis} (500) and {@code reconnect-max-millis} (30,000). */
    public static Backoff read(Settings settings) {
        int first = settings.integer("reconnect-millis", 500, 1, 3_600_000);
        int longest = settings.integer("reconnect-max-millis", Math.max(first, 30_000), first, 3_600_000);
        return new Backoff(Duration.ofMillis(first), Duration.ofMillis(longest), RandomGenerator.getDefault());
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
