package io.hindcast.engine.drift;

import java.util.Locale;

/**
 * A change between in order and drifted.
 *
 * @param raised false when it is over
 * @param measure what has drifted
 * @param subject the feature; {@code forecast} for the error
 * @param value population stability index, or root mean squared error as a log return; NaN when it is over because another
 *     model has taken over
 * @param limit that it is beyond
 */
public record DriftAlarm(boolean raised, Measure measure, String subject, double value, double limit) {
    /** What can drift. */
    public enum Measure {
        /** The distribution of a feature. */
        FEATURE,
        /** The error of the forecasts. */
        ERROR
    }

    /** For a terminal. */
    public String text() {
        String what = measure == Measure.FEATURE ? "drift of feature " + subject : "drift of forecasts";
        if (raised) {
            return what + ": " + figures() + ", above the limit of " + figure(limit);
        }
        return "over: " + what + ": "
                + (Double.isNaN(value)
                        ? "another model forecasts now"
                        : figures() + ", back below the limit of " + figure(limit));
    }

    private String figures() {
        return measure == Measure.FEATURE
                ? "population stability index " + figure(value)
                : "their error " + figure(value) + " (root mean square, log return)";
    }

    private String figure(double number) {
        return String.format(Locale.ROOT, measure == Measure.FEATURE ? "%.3f" : "%.4g", number);
    }
}
