package io.hindcast.engine.split;

/**
 * Numbers of bars, counted from 0, at which the segments begin and end, in the order of time: training {@code [0, trainTo)},
 * purged, validation {@code [validationFrom, validationTo)}, purged, test from {@code testFrom} on.
 *
 * @param trainTo end of the training decision bars
 * @param validationFrom first validation decision bar
 * @param validationTo end of the validation decision bars
 * @param testFrom first bar out of sample
 */
public record SegmentBars(long trainTo, long validationFrom, long validationTo, long testFrom) {
    /** No training: every bar is out of sample. */
    public static final SegmentBars NONE = new SegmentBars(0, 0, 0, 0);

    /** @throws IllegalArgumentException when the segments overlap */
    public SegmentBars {
        if (trainTo < 0 || validationFrom < trainTo || validationTo < validationFrom || testFrom < validationTo) {
            throw new IllegalArgumentException("segments must follow each other: trainTo=" + trainTo
                    + ", validationFrom=" + validationFrom + ", validationTo=" + validationTo + ", testFrom="
                    + testFrom);
        }
    }
}
