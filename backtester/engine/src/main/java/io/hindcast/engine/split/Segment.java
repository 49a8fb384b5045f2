package io.hindcast.engine.split;

import java.util.Locale;

/** What a bar may be used for. */
public enum Segment {
    /** Fits scalers and weights. */
    TRAIN,
    /** Decides when training stops. */
    VALIDATION,
    /** Between segments: only labels of the segment before may reach into it. */
    PURGED,
    /** Out of sample: traded and scored. */
    TEST;

    /** As it stands in {@code forecasts.csv}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
