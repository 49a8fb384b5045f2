package io.hindcast.statistics.returns;

import io.hindcast.statistics.series.Sample;

/**
 * How long blocks of a bootstrap should be (Politis and White, Automatic Block-Length Selection for the Dependent Bootstrap,
 * 2004, corrected by Patton, Politis and White, 2009, with the flat-top kernel and the choices of Patton's programs, which
 * Python's {@code arch.bootstrap.optimal_block_length} follows). Time grows with n^1.5 at the most.
 *
 * @param stationary expected length for the stationary bootstrap, in observations; can be below 1; NaN where the series is
 *     constant or has fewer than 9 values
 * @param circular length for the circular bootstrap
 */
public record BlockLength(double stationary, double circular) {
    private static final int FEWEST = 9;

    /**
     * The length for a series' mean.
     *
     * @throws IllegalArgumentException if a value is not finite
     */
    public static BlockLength of(double[] values) {
        int n = Sample.finite("values", values).length;
        if (n < FEWEST || Sample.constant(values)) {
            return new BlockLength(Double.NaN, Double.NaN);
        }
        double[] d = Sample.centred(values);
        return of(d, relevantLags(d));
    }

    /**
     * The expected length for the stationary bootstrap, but at least {@code least} observations, such as the mean holding time,
     * and at least 1.
     */
    public double stationaryAtLeast(double least) {
        return Math.max(Math.max(1, least), Double.isNaN(stationary) ? 1 : stationary);
    }

    /** Twice the lag behind which a run of correlations is small. */
    private static int relevantLags(double[] d) {
        int n = d.length;
        int run = Math.max(5, (int) Math.log10(n));
        int most = Math.min((int) Math.ceil(Math.sqrt(n)) + run, n - 2);
        double bound = 2 * Math.sqrt(Math.log10(n) / n);
        // Sums of squares without the first and without the last lag + 1 values, which a correlation is scaled by.
        double late = product(d, 0);
        double early = late;
        int small = 0;
        for (int lag = 0; lag <= most; lag++) {
            if (small == run) {
                return Math.min(2 * Math.max(lag - run, 1), most);
            }
            late -= d[lag] * d[lag];
            early -= d[n - 1 - lag] * d[n - 1 - lag];
            small = Math.abs(product(d, lag)) / Math.sqrt(late * early) < bound ? small + 1 : 0;
        }
        return most;
    }

    private static BlockLength of(double[] d, int lags) {
        int n = d.length;
        double slope = 0;
        double variance = product(d, 0) / n;
        for (int k = 1; k <= lags; k++) {
            double covariance = product(d, k) / n;
            double weight = k <= lags / 2.0 ? 1 : 2 * (1 - k / (double) lags);
            slope += 2 * weight * k * covariance;
            variance += 2 * weight * covariance;
        }
        double most = Math.ceil(Math.min(3 * Math.sqrt(n), n / 3.0));
        double ratio = slope * slope / (variance * variance);
        return new BlockLength(Math.min(Math.cbrt(ratio * n), most), Math.min(Math.cbrt(1.5 * ratio * n), most));
    }

    private static double product(double[] d, int lag) {
        double sum = 0;
        for (int t = lag; t < d.length; t++) {
            sum += d[t] * d[t - lag];
        }
        return sum;
    }
}
