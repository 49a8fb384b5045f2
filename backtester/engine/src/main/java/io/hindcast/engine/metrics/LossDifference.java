package io.hindcast.engine.metrics;

import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Whether the mean of a series of loss differences is more than chance explains (Diebold and Mariano, Comparing Predictive
 * Accuracy, 1995): its standard error is that of Newey and West (A Simple, Positive Semi-Definite, Heteroskedasticity and
 * Autocorrelation Consistent Covariance Matrix, 1987), {@code sqrt((c_0 + 2 sum_k (1 - k / (L + 1)) c_k) / n)} with {@code
 * c_k} the autocovariances with n in the denominator and {@code L = max(h - 1, floor(4 (n / 100)^(2/9)))} lags (Newey and
 * West, 1994), at most n - 1. Memory and time a difference depend on the horizon alone.
 */
final class LossDifference {
    /** Enough for twenty million differences. */
    private static final int LAGS = 63;

    private final int horizonBars;
    private final int most;
    /** The first differences, as many as there are lags. */
    private final double[] first;
    /** The last differences, each at two places, so that the last ones stand in a row. */
    private final double[] last;
    /** {@code [k]}: sum of the products of all differences that lie k apart. */
    private final double[] products;

    private final CompensatedSum sum = new CompensatedSum();
    private long count;

    /** @param horizonBars of the forecasts, whose errors overlap beyond 1 */
    LossDifference(int horizonBars) {
        this.horizonBars = horizonBars;
        most = Math.max(horizonBars - 1, LAGS);
        first = new double[most];
        last = new double[2 * most];
        products = new double[most + 1];
    }

    /**
     * Adds a difference.
     *
     * @param difference loss of the benchmark - loss of the model: positive where the model did better
     */
    void add(double difference) {
        int place = (int) (count % most);
        // Places of differences that have not been yet hold 0.
        for (int k = 1; k <= most; k++) {
            products[k] += difference * last[place + most - k];
        }
        products[0] += difference * difference;
        if (count < most) {
            first[place] = difference;
        }
        last[place] = difference;
        last[place + most] = difference;
        sum.add(difference);
        count++;
    }

    /** The test of all differences so far. Undefined figures are NaN. */
    LossTest test() {
        int wanted = Math.max(horizonBars - 1, (int) (4 * Math.pow(count / 100.0, 2 / 9.0)));
        int lags = (int) Math.min(Math.min(wanted, most), Math.max(0, count - 1));
        double mean = sum.value() / count;
        double variance = autocovariance(0, mean);
        double scale = variance;
        for (int k = 1; k <= lags; k++) {
            variance += 2 * (1 - k / (lags + 1.0)) * autocovariance(k, mean);
        }
        // What is left of equal differences is rounding.
        double error =
                variance > 1e-12 * scale && scale > 1e-13 * mean * mean ? Math.sqrt(variance / count) : Double.NaN;
        double statistic = mean / error;
        double p = Double.isNaN(statistic) || count < 2
                ? Double.NaN
                : 2 * new TDistribution(count - 1.0).cumulativeProbability(-Math.abs(statistic));
        return new LossTest(count, lags, mean, error, statistic, p);
    }

    /** {@code 1 / n sum (d_t - m)(d_{t-k} - m)} over all pairs, from sums of products and what they lack at either end. */
    private double autocovariance(int k, double mean) {
        double all = sum.value();
        double head = 0;
        double tail = 0;
        for (int i = 0; i < k; i++) {
            head += first[i];
            tail += last[(int) ((count - 1 - i) % most)];
        }
        return (products[k] - mean * (all - head) - mean * (all - tail) + (count - k) * mean * mean) / count;
    }
}
