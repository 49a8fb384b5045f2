package io.hindcast.forecast;

import io.hindcast.market.Interval;
import java.util.List;

/**
 * What a model is fed: it fits no other.
 *
 * @param features canonical names in column order, as {@link FeaturePipeline#names()}
 * @param interval how long a bar is
 */
public record ModelInputs(List<String> features, Interval interval) {
    /** Copies the list. */
    public ModelInputs {
        features = List.copyOf(features);
    }
}
