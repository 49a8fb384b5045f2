package io.hindcast.upkeep;

import java.util.Locale;

/**
 * A change between in order and drifted.
 *
 * @param raised false when it is over
 * @param kind what has drifted
 * @param subject the feature; {@code forecast} for the error
 * @param value population stability index, or root mean squared error as a log return; NaN when it is over because another
 *     model has taken over
 * @param limit that it is beyond
 */
public record DriftAlarm(boolean raised, Kind kind, String subject, double value, double limit) {
    /** What can drift. */
    public enum Kind {
        /** The distribution of a feature. */
        FEATURE,
        /** The error of the forecasts. */
        ERROR
    }

    /** For a terminal. */
    public String text() {
        return kind == Kind.FEATURE
                ? String.format(
                        Locale.ROOT,
                        "drift of feature %s: population stability index %.3f, limit %.3f",
                        subject,
                        value,
                        limit)
                : String.format(
                        Locale.ROOT,
                        "drift of forecasts: their error %.4g (root mean square, log return), limit %.4g",
                        value,
                        limit);
    }
}
