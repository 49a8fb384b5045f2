package io.hindcast.statistics.series;

/**
 * The long-run variance that the stationary bootstrap gives a mean, in closed form (Politis and Romano, The Stationary
 * Bootstrap, 1994, lemma 1): {@code c_0 + 2 sum_k w_k c_k} over all lags with {@code w_k = (1 - k / n) (1 - p)^k + k / n (1 -
 * p)^(n - k)}, where p is 1 / expected length of a block. Never negative. Hansen (A Test for Superior Predictive Ability, 2005)
 * studentises with it.
 */
public final class StationaryVariance {
    private StationaryVariance() {}

    /**
     * The variance of a series. Time grows with observations alone: on a circle the weights are {@code (1 - k / n) q^k}, whose
     * sums follow from those of the next observation.
     *
     * @param values in the order of time
     * @param expectedBlock expected length of a block, at least 1
     * @return squared units of the series; NaN where it is constant
     * @throws IllegalArgumentException if a value is not finite or the length is below 1
     */
    public static double of(double[] values, double expectedBlock) {
        if (!(expectedBlock >= 1)) {
            throw new IllegalArgumentException("an expected length must be at least 1, but is " + expectedBlock);
        }
        Sample.finite("values", values);
        if (Sample.constant(values)) {
            return Double.NaN;
        }
        double[] d = Sample.centred(values);
        int n = d.length;
        double q = 1 - 1 / expectedBlock;
        double far = Math.pow(q, n);
        // Of the last observation: sums of q^k d_k and of k q^k d_k over all that follow it on the circle.
        double sum = 0;
        double weighted = 0;
        double power = 1;
        for (int k = 1; k < n; k++) {
            power *= q;
            sum += power * d[k - 1];
            weighted += k * power * d[k - 1];
        }
        double variance = 0;
        for (int t = n - 1; t >= 0; t--) {
            variance += d[t] * (d[t] + 2 * (sum - weighted / n));
            // The observation before t sees t first, and no longer itself, which lies n further.
            double before = t == 0 ? d[n - 1] : d[t - 1];
            weighted = q * (weighted + sum + d[t]) - n * far * before;
            sum = q * (sum + d[t]) - far * before;
        }
        return variance / n;
    }
}
