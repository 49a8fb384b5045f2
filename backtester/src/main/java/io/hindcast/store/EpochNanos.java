package io.hindcast.store;

import java.time.Instant;

/** Nanoseconds since 1970-01-01T00:00Z in a long, the time of a bar: from 1677-09-21 to 2262-04-11. */
public final class EpochNanos {
    private static final long PER_SECOND = 1_000_000_000L;

    private EpochNanos() {}

    /**
     * From a moment to a bar's time.
     *
     * @param instant the moment
     * @return its nanoseconds
     * @throws ArithmeticException when it is out of a long's range
     */
    public static long of(Instant instant) {
        // Counting back from the next second keeps the first second of the range from overflowing.
        return instant.getEpochSecond() < 0
                ? Math.addExact(
                        Math.multiplyExact(instant.getEpochSecond() + 1, PER_SECOND), instant.getNano() - PER_SECOND)
                : Math.addExact(Math.multiplyExact(instant.getEpochSecond(), PER_SECOND), instant.getNano());
    }

    /**
     * From a bar's time to a moment.
     *
     * @param nanos since 1970-01-01T00:00Z
     * @return the moment
     */
    public static Instant toInstant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, PER_SECOND), Math.floorMod(nanos, PER_SECOND));
    }
}
