package io.hindcast.engine.drift;

import java.util.List;

/**
 * What live bars are held against: how a model's features and errors were when it was trained.
 *
 * @param features how each feature was spread over the training segment, in column order
 * @param validationError root mean squared error of its forecasts on the validation segment, as log returns over the
 *     horizon; NaN when it could not be measured
 * @param validationForecasts how many there were
 */
public record ModelBaseline(List<FeatureBins> features, double validationError, int validationForecasts) {
    /** Copies the list. */
    public ModelBaseline {
        features = List.copyOf(features);
    }
}
