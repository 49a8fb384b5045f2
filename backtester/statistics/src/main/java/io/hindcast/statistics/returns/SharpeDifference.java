package io.hindcast.statistics.returns;

import io.hindcast.statistics.series.NeweyWest;
import io.hindcast.statistics.series.Sample;
import java.util.Arrays;

/**
 * Whether one strategy's Sharpe ratio is above another's (Ledoit and Wolf, Robust Performance Hypothesis Testing with the
 * Sharpe Ratio, 2008): the difference, studentised by a standard error of the delta method with the long-run variance of
 * Bartlett's kernel, on the returns and again on every resampled row. Sharpe ratios are those of a bar, with n in
 * the denominator of the variance as there.
 *
 * @param count of returns, n
 * @param lags of the long-run variance
 * @param difference first - second Sharpe ratio of a bar
 * @param standardError of it; NaN where either series is constant, or one is the other with leverage
 * @param statistic difference / standard error
 * @param pTwoSided {@code (1 + k) / (1 + n)} with k of n rows whose studentised deviation from the difference is at least as
 *     large
 * @param studentised a row each: {@code (difference of the row - difference) / standard error of the row}, infinite where the
 *     row has none
 */
public record SharpeDifference(
        int count,
        int lags,
        double difference,
        double standardError,
        double statistic,
        double pTwoSided,
        double[] studentised) {

    /**
     * Tests two strategies over the same bars.
     *
     * @param resampling one draw for all that a strategy is compared to
     * @param lags of the long-run variance, at most n - 1
     * @throws IllegalArgumentException if lengths differ, a value is not finite, or lags are not between 0 and n - 1
     */
    public static SharpeDifference of(double[] first, double[] second, Resampling resampling, int lags) {
        int n = Sample.alike(first, second);
        BootstrapDistribution.requireLength(n, resampling);
        Estimate whole = Estimate.of(first, second, lags);
        double statistic = whole.difference / whole.standardError;
        if (Double.isNaN(statistic)) {
            double[] none = new double[resampling.replications()];
            Arrays.fill(none, Double.NaN);
            return new SharpeDifference(n, lags, whole.difference, Double.NaN, Double.NaN, Double.NaN, none);
        }
        double[] studentised = resampling.statistics(row -> {
            Estimate part = Estimate.of(
                    BootstrapDistribution.gather(first, row), BootstrapDistribution.gather(second, row), lags);
            double t = (part.difference - whole.difference) / part.standardError;
            return Double.isNaN(t) ? Double.POSITIVE_INFINITY : t;
        });
        long extreme = Arrays.stream(studentised)
                .filter(each -> Math.abs(each) >= Math.abs(statistic))
                .count();
        return new SharpeDifference(
                n,
                lags,
                whole.difference,
                whole.standardError,
                statistic,
                (1.0 + extreme) / (1 + studentised.length),
                studentised);
    }

    /** The studentised interval around the difference, as wide on either side. */
    public Interval interval(double level) {
        Interval.requireLevel(level);
        double[] sizes = Arrays.stream(studentised).map(Math::abs).sorted().toArray();
        double half = Quantiles.of(sizes, 1 - level) * standardError;
        return new Interval(difference - half, difference + half, level);
    }

    private record Estimate(double difference, double standardError) {
        static Estimate of(double[] first, double[] second, int lags) {
            double[] ofFirst = new double[first.length];
            double[] ofSecond = new double[first.length];
            double difference = sharpe(first, ofFirst) - sharpe(second, ofSecond);
            if (Double.isNaN(difference)) {
                return new Estimate(Double.NaN, Double.NaN);
            }
            double[] influence = Sample.unlessRounding(Sample.differences(ofFirst, ofSecond), ofFirst);
            return new Estimate(difference, NeweyWest.bartlett(influence, lags).standardErrorOfMean());
        }

        /** The Sharpe ratio; sets what each return moves it by. */
        private static double sharpe(double[] returns, double[] influence) {
            if (Sample.constant(returns)) {
                return Double.NaN;
            }
            double mean = 0;
            double square = 0;
            for (double each : returns) {
                mean += each / returns.length;
                square += each * each / returns.length;
            }
            double deviation = 0;
            for (double each : returns) {
                deviation += (each - mean) * (each - mean) / returns.length;
            }
            deviation = Math.sqrt(deviation);
            double cube = deviation * deviation * deviation;
            for (int t = 0; t < returns.length; t++) {
                influence[t] =
                        square / cube * (returns[t] - mean) - mean / (2 * cube) * (returns[t] * returns[t] - square);
            }
            return mean / deviation;
        }
    }
}
