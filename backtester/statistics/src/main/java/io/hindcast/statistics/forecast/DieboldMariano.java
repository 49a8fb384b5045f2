package io.hindcast.statistics.forecast;

import io.hindcast.statistics.series.Kernel;
import io.hindcast.statistics.series.LongRunVariance;
import io.hindcast.statistics.series.NeweyWest;
import io.hindcast.statistics.series.Sample;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.StatUtils;

/**
 * Whether one forecast loses less than another (Diebold and Mariano, Comparing Predictive Accuracy, 1995), with the
 * small-sample correction of Harvey, Leybourne and Newbold (Testing the Equality of Prediction Mean Squared Errors, 1997,
 * equation 9) and Student's t with n - 1 degrees of freedom. Equals R's {@code forecast::dm.test(e1, e2, h = h, power = 2)},
 * and with {@code varestimator = "bartlett"} where the plain variance is not positive. Conservative where one forecast is
 * nested in the other: see {@link ClarkWest}.
 *
 * @param count of loss differences, n
 * @param lags of their autocovariances, h - 1
 * @param kernel rectangular, or Bartlett's where the plain variance is not positive
 * @param meanDifference first loss - second loss: positive where the second forecast did better
 * @param standardError of the mean difference, with the correction in it; NaN where losses differ by a constant or h is not
 *     below n
 * @param statistic mean difference / standard error
 * @param pTwoSided of equal losses
 * @param pSecondBetter one-sided: small where the second forecast did better than chance explains
 */
public record DieboldMariano(
        int count,
        int lags,
        Kernel kernel,
        double meanDifference,
        double standardError,
        double statistic,
        double pTwoSided,
        double pSecondBetter) {

    /**
     * With squared loss.
     *
     * @param first errors of a forecast
     * @param second errors of the other, of the same outcomes
     * @param horizon h, in observations: how far forecasts reach, so that neighbours' outcomes overlap beyond 1
     * @throws IllegalArgumentException if lengths differ, a value is not finite, or the horizon is below 1
     */
    public static DieboldMariano ofErrors(double[] first, double[] second, int horizon) {
        double[] losses = new double[Sample.alike(first, second)];
        double[] differences = new double[losses.length];
        for (int t = 0; t < losses.length; t++) {
            losses[t] = first[t] * first[t];
            differences[t] = losses[t] - second[t] * second[t];
        }
        return ofDifferences(Sample.unlessRounding(differences, losses), horizon);
    }

    /**
     * With any loss.
     *
     * @param differences first loss - second loss
     * @param horizon h, in observations
     * @throws IllegalArgumentException if a value is not finite, or the horizon is below 1
     */
    public static DieboldMariano ofDifferences(double[] differences, int horizon) {
        int lags = Horizon.lags(horizon);
        int n = Sample.finite("differences", differences).length;
        double mean = StatUtils.mean(differences);
        if (n < 2 || horizon >= n) {
            return undefined(n, lags, mean);
        }
        LongRunVariance variance = NeweyWest.rectangular(differences, lags);
        double h = horizon;
        double correction = Math.sqrt((n + 1 - 2 * h + h * (h - 1) / n) / n);
        double standardError = variance.standardErrorOfMean() / correction;
        double statistic = mean / standardError;
        if (Double.isNaN(statistic)) {
            return undefined(n, lags, mean);
        }
        TDistribution student = new TDistribution(n - 1.0);
        return new DieboldMariano(
                n,
                lags,
                variance.kernel(),
                mean,
                standardError,
                statistic,
                2 * student.cumulativeProbability(-Math.abs(statistic)),
                student.cumulativeProbability(-statistic));
    }

    private static DieboldMariano undefined(int n, int lags, double mean) {
        return new DieboldMariano(n, lags, Kernel.RECTANGULAR, mean, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
}
