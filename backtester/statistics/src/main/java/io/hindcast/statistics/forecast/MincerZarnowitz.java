package io.hindcast.statistics.forecast;

import io.hindcast.statistics.series.HacFit;
import io.hindcast.statistics.series.HacRegression;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;

/**
 * Whether forecasts can be taken at their word (Mincer and Zarnowitz, The Evaluation of Economic Forecasts, 1969): the
 * regression {@code outcome = a + b forecast}, where a = 0 and b = 1 if they can. Covariance of Newey and West (1987) with its
 * small-sample factor, as R's {@code sandwich::NeweyWest(lag, prewhite = FALSE, adjust = TRUE)}.
 *
 * @param count of outcomes, n
 * @param lags of the covariance
 * @param intercept a, in units of the outcomes
 * @param slope b: below 1 where forecasts are too bold, NaN where they are constant
 * @param interceptTValue of a against 0
 * @param slopeTValue of b against 0
 * @param slopeTValueAgainstOne of b against 1
 * @param wald statistic of a = 0 and b = 1 together
 * @param pHonest of that, chi-squared with two degrees of freedom: small where forecasts can't be taken at their word
 */
public record MincerZarnowitz(
        int count,
        int lags,
        double intercept,
        double slope,
        double interceptTValue,
        double slopeTValue,
        double slopeTValueAgainstOne,
        double wald,
        double pHonest) {
    private static final ChiSquaredDistribution TWO = new ChiSquaredDistribution(2);

    /**
     * Regresses outcomes on their forecasts.
     *
     * @param lags of the covariance, at most n - 1: at least h - 1 for forecasts that reach h observations
     * @throws IllegalArgumentException if lengths differ, a value is not finite, or lags are not between 0 and n - 1
     */
    public static MincerZarnowitz of(double[] forecasts, double[] outcomes, int lags) {
        HacFit fit = HacRegression.of(outcomes, lags, forecasts);
        double wald = wald(fit.estimates()[0], fit.estimates()[1] - 1, fit.covariance());
        return new MincerZarnowitz(
                fit.observations(),
                lags,
                fit.estimates()[0],
                fit.estimates()[1],
                fit.tValue(0, 0),
                fit.tValue(1, 0),
                fit.tValue(1, 1),
                wald,
                Double.isNaN(wald) ? Double.NaN : 1 - TWO.cumulativeProbability(wald));
    }

    private static double wald(double a, double b, double[][] covariance) {
        double determinant = covariance[0][0] * covariance[1][1] - covariance[0][1] * covariance[1][0];
        return determinant > 0
                ? (a * a * covariance[1][1] - a * b * (covariance[0][1] + covariance[1][0]) + b * b * covariance[0][0])
                        / determinant
                : Double.NaN;
    }
}
