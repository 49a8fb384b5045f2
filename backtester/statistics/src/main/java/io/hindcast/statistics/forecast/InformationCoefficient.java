package io.hindcast.statistics.forecast;

import io.hindcast.statistics.series.HacFit;
import io.hindcast.statistics.series.HacRegression;
import io.hindcast.statistics.series.Sample;
import org.hipparchus.stat.StatUtils;
import org.hipparchus.stat.ranking.NaturalRanking;
import org.hipparchus.stat.ranking.TiesStrategy;

/**
 * The correlation of forecasts with their outcomes (Grinold and Kahn, Active Portfolio Management, 2000), and its t-value: that
 * of the slope when standardised outcomes are regressed on standardised forecasts, with the covariance of Newey and West
 * (1987) and its small-sample factor, as R's {@code sandwich::NeweyWest(lag, prewhite = FALSE, adjust = TRUE)}.
 *
 * @param count of outcomes, n
 * @param lags of the covariance
 * @param coefficient between -1 and 1; NaN where either side is constant
 * @param tValue coefficient / standard error
 * @param pTwoSided of no correlation, by Student's t with n - 2 degrees of freedom
 */
public record InformationCoefficient(int count, int lags, double coefficient, double tValue, double pTwoSided) {

    /**
     * Of values (Pearson's correlation).
     *
     * @param lags of the covariance, at most n - 1: at least h - 1 for forecasts that reach h observations; see {@link
     *     io.hindcast.statistics.series.NeweyWest#lags}
     * @throws IllegalArgumentException if lengths differ, a value is not finite, or lags are not between 0 and n - 1
     */
    public static InformationCoefficient ofValues(double[] forecasts, double[] outcomes, int lags) {
        int n = Sample.alike(forecasts, outcomes);
        double[] x = standardised(forecasts);
        double[] y = standardised(outcomes);
        if (n < 3 || x.length == 0 || y.length == 0) {
            return new InformationCoefficient(n, lags, Double.NaN, Double.NaN, Double.NaN);
        }
        HacFit fit = HacRegression.of(y, lags, x);
        double t = fit.tValue(1, 0);
        return new InformationCoefficient(n, lags, fit.estimates()[1], t, fit.pTwoSided(t));
    }

    /**
     * Of ranks (Spearman's correlation); equal values share their mean rank.
     *
     * @param lags as in {@link #ofValues}
     * @throws IllegalArgumentException as in {@link #ofValues}
     */
    public static InformationCoefficient ofRanks(double[] forecasts, double[] outcomes, int lags) {
        Sample.alike(forecasts, outcomes);
        NaturalRanking ranking = new NaturalRanking(TiesStrategy.AVERAGE);
        return ofValues(ranking.rank(forecasts), ranking.rank(outcomes), lags);
    }

    /** With mean 0 and variance 1; empty where all values are equal. */
    static double[] standardised(double[] values) {
        if (Sample.constant(values)) {
            return new double[0];
        }
        double[] centred = Sample.centred(values);
        double deviation = Math.sqrt(StatUtils.sumSq(centred) / centred.length);
        for (int t = 0; t < centred.length; t++) {
            centred[t] /= deviation;
        }
        return centred;
    }
}
