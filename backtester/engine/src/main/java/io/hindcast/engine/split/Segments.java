package io.hindcast.engine.split;

/**
 * What bars may be used for, by the time of their close: so it means the same in every calendar.
 *
 * @param train training decision bars
 * @param validation validation decision bars, behind the training
 * @param test bars out of sample, behind both
 */
public record Segments(TimeRange train, TimeRange validation, TimeRange test) {
    /** No training: every bar is out of sample. */
    public static final Segments ALL_TEST = new Segments(TimeRange.NONE, TimeRange.NONE, TimeRange.ALL);

    /** @throws IllegalArgumentException when the segments overlap */
    public Segments {
        if (validation.from() < train.to() || test.from() < validation.to()) {
            throw new IllegalArgumentException("segments must follow each other: train=" + train + ", validation="
                    + validation + ", test=" + test);
        }
    }

    /** Every bar from a time on is out of sample, and any before it may have been learnt from. */
    public static Segments testSince(long close) {
        return new Segments(new TimeRange(Long.MIN_VALUE, close), new TimeRange(close, close), TimeRange.since(close));
    }

    /** The segment of a bar. */
    public Segment of(long close) {
        if (test.contains(close)) {
            return Segment.TEST;
        }
        if (train.contains(close)) {
            return Segment.TRAIN;
        }
        return validation.contains(close) ? Segment.VALIDATION : Segment.PURGED;
    }
}
