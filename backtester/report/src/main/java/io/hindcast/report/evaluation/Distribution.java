package io.hindcast.report.evaluation;

import io.hindcast.report.page.Spread;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/** The values of a figure over folds, seeds or paths, those left out that are undefined. */
final class Distribution {
    private final double[] sorted;

    private Distribution(double[] sorted) {
        this.sorted = sorted;
    }

    static Distribution of(DoubleStream values) {
        return new Distribution(values.filter(Double::isFinite).sorted().toArray());
    }

    /** NaN without a value. */
    double mean() {
        return Arrays.stream(sorted).average().orElse(Double.NaN);
    }

    /** Standard deviation, n - 1 in the denominator; NaN with fewer than two values. */
    double sd() {
        if (sorted.length < 2) {
            return Double.NaN;
        }
        double mean = mean();
        return Math.sqrt(Arrays.stream(sorted)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / (sorted.length - 1));
    }

    /** NaN without a value. */
    double min() {
        return quantile(0);
    }

    /** NaN without a value. */
    double max() {
        return quantile(1);
    }

    /**
     * The value below which a share of them lies, interpolated between the two that are next to it; NaN without a value.
     *
     * @param share 0 to 1
     */
    double quantile(double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    Spread spread() {
        return new Spread(mean(), sd());
    }
}
