package io.hindcast.engine.split;

/**
 * Closes of bars from a time on and before another one, nanoseconds since 1970-01-01T00:00Z.
 *
 * @param from the earliest close
 * @param to the closes lie before it
 */
public record TimeRange(long from, long to) {
    /** No close. */
    public static final TimeRange NONE = new TimeRange(Long.MIN_VALUE, Long.MIN_VALUE);

    /** Every close. */
    public static final TimeRange ALL = since(Long.MIN_VALUE);

    /** @throws IllegalArgumentException when it ends before it begins */
    public TimeRange {
        if (to < from) {
            throw new IllegalArgumentException("a range must not end before it begins: from=" + from + ", to=" + to);
        }
    }

    /** All closes from this one on. */
    public static TimeRange since(long from) {
        return new TimeRange(from, Long.MAX_VALUE);
    }

    /** Whether a bar that closes then is in it. */
    public boolean contains(long close) {
        return close >= from && close < to;
    }
}
