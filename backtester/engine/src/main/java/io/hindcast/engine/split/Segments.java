package io.hindcast.engine.split;

/**
 * Bar indices of the segments, in time order: training {@code [0, trainTo)}, purged, validation {@code [validationFrom,
 * validationTo)}, purged, test from {@code testFrom} on. All depend on bar indices alone.
 *
 * @param trainTo end of the training decision bars
 * @param validationFrom first validation decision bar
 * @param validationTo end of the validation decision bars
 * @param testFrom first bar out of sample
 */
public record Segments(long trainTo, long validationFrom, long validationTo, long testFrom) {
    /** No training: every bar is out of sample. */
    public static final Segments ALL_TEST = new Segments(0, 0, 0, 0);

    /** @throws IllegalArgumentException when the segments overlap */
    public Segments {
        if (trainTo < 0 || validationFrom < trainTo || validationTo < validationFrom || testFrom < validationTo) {
            throw new IllegalArgumentException("segments must follow each other: trainTo=" + trainTo
                    + ", validationFrom=" + validationFrom + ", validationTo=" + validationTo + ", testFrom="
                    + testFrom);
        }
    }

    /** The segment of a bar. */
    public Segment of(long index) {
        if (index >= testFrom) {
            return Segment.TEST;
        }
        if (index < trainTo) {
            return Segment.TRAIN;
        }
        return index >= validationFrom && index < validationTo ? Segment.VALIDATION : Segment.PURGED;
    }
}
