package io.hindcast.statistics.forecast;

import io.hindcast.statistics.series.Kernel;
import io.hindcast.statistics.series.LongRunVariance;
import io.hindcast.statistics.series.NeweyWest;
import io.hindcast.statistics.series.Sample;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.stat.StatUtils;

/**
 * Whether a model knows something that a benchmark nested in it does not (Clark and West, Approximately Normal Tests for Equal
 * Predictive Accuracy in Nested Models, 2007): the mean of {@code f = e1^2 - (e2^2 - (y1 - y2)^2)}, which takes
 * away what estimating needless coefficients costs the larger model, against the standard normal distribution, one-sided. A
 * model can know something here and still forecast worse: see {@link DieboldMariano}.
 *
 * @param count of outcomes, n
 * @param lags of the autocovariances of f, h - 1
 * @param kernel rectangular, or Bartlett's where the plain variance is not positive
 * @param meanAdjustedDifference mean of f, squared units of the outcomes
 * @param standardError of it, with n - 1 in the denominator of the variances; NaN where f is constant
 * @param statistic mean / standard error
 * @param pModelKnowsMore one-sided: small where the model knows more than chance explains
 */
public record ClarkWest(
        int count,
        int lags,
        Kernel kernel,
        double meanAdjustedDifference,
        double standardError,
        double statistic,
        double pModelKnowsMore) {
    private static final NormalDistribution NORMAL = new NormalDistribution();

    /**
     * Tests a model against a benchmark that is nested in it.
     *
     * @param outcomes what came
     * @param benchmark forecasts of the nested model, such as 0 or the training mean
     * @param model forecasts of the larger model
     * @param horizon h, in observations: how far forecasts reach, so that neighbours' outcomes overlap beyond 1
     * @throws IllegalArgumentException if lengths differ, a value is not finite, or the horizon is below 1
     */
    public static ClarkWest of(double[] outcomes, double[] benchmark, double[] model, int horizon) {
        int lags = Horizon.lags(horizon);
        int n = Sample.alike(outcomes, benchmark, model);
        double[] losses = new double[n];
        double[] differences = new double[n];
        for (int t = 0; t < n; t++) {
            double first = outcomes[t] - benchmark[t];
            double second = outcomes[t] - model[t];
            double apart = benchmark[t] - model[t];
            losses[t] = first * first;
            differences[t] = losses[t] - (second * second - apart * apart);
        }
        double[] adjusted = Sample.unlessRounding(differences, losses);
        double mean = StatUtils.mean(adjusted);
        if (n < 2 || horizon >= n) {
            return new ClarkWest(n, lags, Kernel.RECTANGULAR, mean, Double.NaN, Double.NaN, Double.NaN);
        }
        LongRunVariance variance = NeweyWest.rectangular(adjusted, lags);
        double standardError = variance.standardErrorOfMean() * Math.sqrt(n / (n - 1.0));
        double statistic = mean / standardError;
        double p = Double.isNaN(statistic) ? Double.NaN : NORMAL.cumulativeProbability(-statistic);
        return new ClarkWest(n, lags, variance.kernel(), mean, standardError, statistic, p);
    }
}
