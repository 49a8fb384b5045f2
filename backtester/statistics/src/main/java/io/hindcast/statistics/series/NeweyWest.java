package io.hindcast.statistics.series;

/**
 * The long-run variance of a series from its autocovariances with n in the denominator (Newey and West, A Simple, Positive
 * Semi-Definite, Heteroskedasticity and Autocorrelation Consistent Covariance Matrix, 1987, equation 5). Time grows with
 * observations times lags.
 */
public final class NeweyWest {
    /** Of the variance: what is smaller is left by rounding. */
    private static final double ROUNDING = 1e-12;

    private NeweyWest() {}

    /**
     * Lags for a series that may depend on more than the overlap of its forecasts: {@code max(h - 1, floor(4 (n /
     * 100)^(2/9)))} (Newey and West, Automatic Lag Selection in Covariance Matrix Estimation, 1994), at most n - 1.
     *
     * @param horizon of the forecasts, in observations
     */
    public static int lags(int observations, int horizon) {
        int usual = (int) (4 * Math.pow(observations / 100.0, 2 / 9.0));
        return Math.min(Math.max(horizon - 1, usual), Math.max(0, observations - 1));
    }

    /**
     * With Bartlett's kernel.
     *
     * @param lags at most one less than values
     * @throws IllegalArgumentException if a value is not finite or lags are not between 0 and n - 1
     */
    public static LongRunVariance bartlett(double[] values, int lags) {
        return of(values, lags, Kernel.BARTLETT);
    }

    /**
     * Each lag in full, as Diebold and Mariano (Comparing Predictive Accuracy, 1995) do with h - 1 lags; with Bartlett's kernel
     * where that is not positive, which the result says.
     *
     * @param lags at most one less than values
     * @throws IllegalArgumentException if a value is not finite or lags are not between 0 and n - 1
     */
    public static LongRunVariance rectangular(double[] values, int lags) {
        LongRunVariance plain = of(values, lags, Kernel.RECTANGULAR);
        return lags == 0 || plain.value() > 0 ? plain : bartlett(values, lags);
    }

    private static LongRunVariance of(double[] values, int lags, Kernel kernel) {
        Sample.finite("values", values);
        int n = values.length;
        if (lags < 0 || (lags > 0 && lags >= n)) {
            throw new IllegalArgumentException("lags must be between 0 and n - 1, but are " + lags + " of " + n);
        }
        if (Sample.constant(values)) {
            return new LongRunVariance(Double.NaN, lags, kernel, n);
        }
        double[] centred = Sample.centred(values);
        double variance = autocovariance(centred, 0);
        double sum = variance;
        for (int lag = 1; lag <= lags; lag++) {
            sum += 2 * kernel.weight(lag, lags) * autocovariance(centred, lag);
        }
        return new LongRunVariance(sum > ROUNDING * variance ? sum : Double.NaN, lags, kernel, n);
    }

    private static double autocovariance(double[] centred, int lag) {
        double sum = 0;
        for (int t = lag; t < centred.length; t++) {
            sum += centred[t] * centred[t - lag];
        }
        return sum / centred.length;
    }
}
