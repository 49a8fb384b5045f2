package io.hindcast.runs.models;

import io.hindcast.forecast.FeaturePipeline;
import io.hindcast.forecast.ModelInputs;
import io.hindcast.forecast.TrainingSet;
import io.hindcast.market.BarSource;
import io.hindcast.market.MutableBar;
import io.hindcast.store.queue.QueueMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rows that a model is said to have been trained on, as a run's bars have them.
 *
 * @param count bars from the first row's to the last row's
 * @param closesSha256 {@link TrainingData#closesHash}
 * @param dataSha256 {@link TrainingData#hash()}; empty where the features can't begin with the bar that they began with, or
 *     the rows can't be shared out as it is said
 */
record ClaimedRows(int count, String closesSha256, Optional<String> dataSha256) {
    /**
     * Computes the rows.
     *
     * @param features have seen no bar
     * @return empty when the bars of the first or of the last row are not there
     */
    static Optional<ClaimedRows> of(
            BarSource bars, FeaturePipeline features, QueueMetadata queue, TrainingClaim claim) {
        TrainingClaim.Rows stated = claim.rows().orElseThrow();
        long firstTime = claim.firstTime().orElseThrow();
        List<double[]> rows = new ArrayList<>();
        List<Double> closes = new ArrayList<>();
        MutableBar bar = new MutableBar();
        boolean featured = false;
        boolean begun = false;
        boolean complete = true;
        long time = Long.MIN_VALUE;
        while (time < claim.lastTime() && bars.next(bar)) {
            time = bar.closeTime();
            featured |= time == stated.featuresFrom();
            begun |= time == firstTime;
            double[] row = new double[features.width()];
            boolean whole = featured && features.update(bar.copy(), row);
            if (begun && time <= claim.lastTime()) {
                closes.add(bar.close());
                rows.add(row);
                complete &= whole;
            }
        }
        if (!begun || time != claim.lastTime()) {
            return Optional.empty();
        }
        double[] close = closes.stream().mapToDouble(Double::doubleValue).toArray();
        return Optional.of(new ClaimedRows(
                close.length,
                TrainingData.closesHash(close),
                complete
                        ? hash(rows, close, new ModelInputs(features.names(), queue.interval()), claim)
                        : Optional.empty()));
    }

    private static Optional<String> hash(List<double[]> rows, double[] close, ModelInputs inputs, TrainingClaim claim) {
        TrainingClaim.Rows stated = claim.rows().orElseThrow();
        try {
            TrainingSet set = new TrainingSet(
                    inputs,
                    rows.toArray(double[][]::new),
                    close,
                    stated.train(),
                    stated.validation(),
                    claim.seed().orElseThrow());
            return Optional.of(TrainingData.hash(set));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
