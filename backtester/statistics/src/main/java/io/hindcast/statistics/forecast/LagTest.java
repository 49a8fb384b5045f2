package io.hindcast.statistics.forecast;

import io.hindcast.statistics.series.HacFit;
import io.hindcast.statistics.series.HacRegression;
import io.hindcast.statistics.series.Sample;

/**
 * Is the forecast the last move, shifted? The regression {@code forecast = a + b last + c outcome} of standardised values, and
 * the t-value of b - c with the covariance of Newey and West (1987) and its small-sample factor: far above 0 where forecasts
 * follow the move that was already known, not the one that they forecast. (Regressing on {@code last + outcome} and {@code
 * last - outcome} gives the difference as a coefficient.)
 *
 * @param count of forecasts, n
 * @param lags of the covariance
 * @param correlationWithLast of forecasts with the last move that was known when they were made
 * @param correlationWithOutcome of forecasts with what they forecast
 * @param difference b - c, in standard deviations of the forecast
 * @param tValue of the difference; NaN where a series is constant or last moves and outcomes are the same
 * @param pShifted one-sided, by Student's t with n - 3 degrees of freedom: small where forecasts belong to the last move more
 *     than to the outcome
 */
public record LagTest(
        int count,
        int lags,
        double correlationWithLast,
        double correlationWithOutcome,
        double difference,
        double tValue,
        double pShifted) {

    /**
     * Tests whether forecasts belong to the last move more than to what they forecast.
     *
     * @param forecasts of returns
     * @param last returns that were known when each forecast was made, over as long a time as is forecast
     * @param outcomes what came
     * @param lags of the covariance, at most n - 1: at least h - 1 for forecasts that reach h observations
     * @throws IllegalArgumentException if lengths differ, a value is not finite, or lags are not between 0 and n - 1
     */
    public static LagTest of(double[] forecasts, double[] last, double[] outcomes, int lags) {
        int n = Sample.alike(forecasts, last, outcomes);
        double[] f = InformationCoefficient.standardised(forecasts);
        double[] x = InformationCoefficient.standardised(last);
        double[] y = InformationCoefficient.standardised(outcomes);
        double withLast = correlation(f, x);
        double withOutcome = correlation(f, y);
        if (n < 4 || f.length == 0 || x.length == 0 || y.length == 0) {
            return new LagTest(n, lags, withLast, withOutcome, Double.NaN, Double.NaN, Double.NaN);
        }
        double[] sum = new double[n];
        double[] difference = new double[n];
        for (int t = 0; t < n; t++) {
            sum[t] = x[t] + y[t];
            difference[t] = x[t] - y[t];
        }
        // b x + c y = (b + c) / 2 (x + y) + (b - c) / 2 (x - y)
        HacFit fit = HacRegression.of(f, lags, sum, difference);
        double t = fit.tValue(2, 0);
        double twoSided = fit.pTwoSided(t);
        return new LagTest(
                n, lags, withLast, withOutcome, 2 * fit.estimates()[2], t, t > 0 ? twoSided / 2 : 1 - twoSided / 2);
    }

    private static double correlation(double[] some, double[] others) {
        if (some.length == 0 || others.length == 0) {
            return Double.NaN;
        }
        double sum = 0;
        for (int t = 0; t < some.length; t++) {
            sum += some[t] * others[t];
        }
        return sum / some.length;
    }
}
