package io.hindcast.statistics.forecast;

import io.hindcast.statistics.series.HacFit;
import io.hindcast.statistics.series.HacRegression;
import io.hindcast.statistics.series.Sample;

/**
 * Whether forecasts are too high or too low on the mean: the mean error with the standard error of Newey and West (1987) and its
 * small-sample factor.
 *
 * @param count of errors, n
 * @param lags of the variance
 * @param meanError mean of forecast - outcome, in their units
 * @param tValue mean error / standard error; NaN where all errors are equal
 * @param pTwoSided of no bias, by Student's t with n - 1 degrees of freedom
 */
public record ForecastBias(int count, int lags, double meanError, double tValue, double pTwoSided) {
    /**
     * Tests whether errors are 0 on the mean.
     *
     * @param errors forecast - outcome
     * @param lags of the variance, at most n - 1: at least h - 1 for forecasts that reach h observations
     * @throws IllegalArgumentException if a value is not finite, or lags are not between 0 and n - 1
     */
    public static ForecastBias of(double[] errors, int lags) {
        HacFit fit = HacRegression.of(errors, lags);
        double t = Sample.constant(errors) ? Double.NaN : fit.tValue(0, 0);
        return new ForecastBias(errors.length, lags, fit.estimates()[0], t, fit.pTwoSided(t));
    }
}
