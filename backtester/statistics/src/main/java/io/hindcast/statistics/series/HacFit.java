package io.hindcast.statistics.series;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Coefficients of a regression and how sure they are.
 *
 * @param estimates intercept first; NaN where undefined
 * @param covariance of the estimates, robust to heteroskedasticity and to dependence over the lags
 * @param observations n
 * @param lags of the covariance
 */
public record HacFit(double[] estimates, double[][] covariance, int observations, int lags) {
    static HacFit undefined(int observations, int lags, int coefficients) {
        double[] estimates = new double[coefficients];
        Arrays.fill(estimates, Double.NaN);
        double[][] covariance = new double[coefficients][coefficients];
        for (double[] each : covariance) {
            Arrays.fill(each, Double.NaN);
        }
        return new HacFit(estimates, covariance, observations, lags);
    }

    /** The standard error of a coefficient; NaN where the residuals leave none. */
    public double standardError(int coefficient) {
        double variance = covariance[coefficient][coefficient];
        return variance > 0 ? Math.sqrt(variance) : Double.NaN;
    }

    /** How many standard errors a coefficient lies from {@code hypothesis}. */
    public double tValue(int coefficient, double hypothesis) {
        return (estimates[coefficient] - hypothesis) / standardError(coefficient);
    }

    /** The two-sided p-value of a t-value, with as many degrees of freedom as observations lie above coefficients. */
    public double pTwoSided(double tValue) {
        int freedom = observations - estimates.length;
        return Double.isNaN(tValue) || freedom < 1
                ? Double.NaN
                : 2 * new TDistribution(freedom).cumulativeProbability(-Math.abs(tValue));
    }
}
