package io.hindcast.statistics.returns;

import io.hindcast.statistics.series.Sample;
import org.hipparchus.stat.StatUtils;

/**
 * Moments of returns, a bar each.
 *
 * @param count of returns, n
 * @param mean of them
 * @param standardDeviation with n - 1 in the denominator
 * @param skewness third central moment / variance^1.5, both with n in the denominator; NaN where returns are constant
 * @param kurtosis fourth central moment / variance^2, likewise: 3 for a normal distribution
 */
public record ReturnMoments(int count, double mean, double standardDeviation, double skewness, double kurtosis) {
    /**
     * Of returns in any order.
     *
     * @throws IllegalArgumentException if a return is not finite
     */
    public static ReturnMoments of(double[] returns) {
        int n = Sample.finite("returns", returns).length;
        double mean = StatUtils.mean(returns);
        if (Sample.constant(returns)) {
            return new ReturnMoments(n, mean, n < 2 ? Double.NaN : 0, Double.NaN, Double.NaN);
        }
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (double each : returns) {
            double d = each - mean;
            second += d * d;
            third += d * d * d;
            fourth += d * d * d * d;
        }
        double variance = second / n;
        return new ReturnMoments(
                n,
                mean,
                Math.sqrt(second / (n - 1)),
                third / n / Math.pow(variance, 1.5),
                fourth / n / (variance * variance));
    }

    /** Mean / standard deviation of a bar, not annualised; NaN where returns are constant. */
    public double sharpe() {
        return standardDeviation > 0 ? mean / standardDeviation : Double.NaN;
    }

    /**
     * n - 1 times the variance of the estimated Sharpe ratio, with skewed and fat-tailed returns (Bailey and López de Prado, The
     * Sharpe Ratio Efficient Frontier, 2012): {@code 1 - skewness s + (kurtosis - 1) / 4 s^2}; NaN where that is
     * not positive.
     */
    double sharpeVariance() {
        double s = sharpe();
        double variance = 1 - skewness * s + (kurtosis - 1) / 4 * s * s;
        return variance > 0 ? variance : Double.NaN;
    }
}
