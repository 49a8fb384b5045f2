package io.hindcast.statistics.series;

/**
 * The long-run variance of a series: {@code c_0 + 2 sum_k w_k c_k}, of which the n-th part is the variance of its mean.
 *
 * @param value squared units of the series; NaN where the series is constant or nothing positive remains
 * @param lags that were counted
 * @param kernel that gave the weights
 * @param observations n
 */
public record LongRunVariance(double value, int lags, Kernel kernel, int observations) {
    /** The standard error of the mean of the series, in its units. */
    public double standardErrorOfMean() {
        return Math.sqrt(value / observations);
    }
}
