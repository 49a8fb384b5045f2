package io.hindcast.statistics.returns;

import io.hindcast.statistics.series.Sample;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * A figure and what it would have been on resampled rows (Efron and Tibshirani, An Introduction to the Bootstrap, 1993,
 * chapter 13).
 *
 * @param estimate the figure itself
 * @param sorted its resampled values, from the lowest
 * @param undefined rows on which it was undefined; they are not among the sorted
 */
public record BootstrapDistribution(double estimate, double[] sorted, int undefined) {
    /**
     * Of a figure of one series.
     *
     * @param statistic pure; is given the series, or the values of a row in the row's order
     * @throws IllegalArgumentException if a value is not finite or the series has not as many as rows have
     */
    public static BootstrapDistribution of(
            double[] series, Resampling resampling, ToDoubleFunction<double[]> statistic) {
        requireLength(Sample.alike(series), resampling);
        return ofRows(statistic.applyAsDouble(series), resampling, row -> statistic.applyAsDouble(gather(series, row)));
    }

    /**
     * Of the difference of a figure between two series, which are resampled together.
     *
     * @param statistic pure, as in {@link #of}; the second series' is taken from the first's
     * @throws IllegalArgumentException as in {@link #of}
     */
    public static BootstrapDistribution ofDifference(
            double[] first, double[] second, Resampling resampling, ToDoubleFunction<double[]> statistic) {
        requireLength(Sample.alike(first, second), resampling);
        return ofRows(
                statistic.applyAsDouble(first) - statistic.applyAsDouble(second),
                resampling,
                row -> statistic.applyAsDouble(gather(first, row)) - statistic.applyAsDouble(gather(second, row)));
    }

    /**
     * Of any figure of rows.
     *
     * @param estimate the figure on the observations as they were
     * @param statistic pure; of a row's places
     */
    public static BootstrapDistribution ofRows(
            double estimate, Resampling resampling, ToDoubleFunction<int[]> statistic) {
        double[] all = resampling.statistics(statistic);
        double[] sorted =
                Arrays.stream(all).filter(each -> !Double.isNaN(each)).sorted().toArray();
        return new BootstrapDistribution(estimate, sorted, all.length - sorted.length);
    }

    /** From quantile to quantile of the resampled values. */
    public Interval percentile(double level) {
        Interval.requireLevel(level);
        return new Interval(Quantiles.of(sorted, level / 2), Quantiles.of(sorted, 1 - level / 2), level);
    }

    /** The percentile interval, mirrored at the estimate: takes the bias of the figure away. */
    public Interval basic(double level) {
        Interval percentile = percentile(level);
        return new Interval(2 * estimate - percentile.upper(), 2 * estimate - percentile.lower(), level);
    }

    static double[] gather(double[] series, int[] row) {
        double[] values = new double[row.length];
        for (int t = 0; t < row.length; t++) {
            values[t] = series[row[t]];
        }
        return values;
    }

    static void requireLength(int length, Resampling resampling) {
        if (length != resampling.observations()) {
            throw new IllegalArgumentException(
                    "rows are of " + resampling.observations() + " observations, but a series has " + length);
        }
    }
}
