package io.hindcast.statistics.forecast;

import io.hindcast.statistics.series.Sample;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * Whether the directions of a forecast and of its outcome belong together, whatever the share of rises. A value of 0 is no
 * rise.
 *
 * <p>For a horizon of 1: Pesaran and Timmermann, A Simple Nonparametric Test of Predictive Performance, 1992, equation 6.
 * Beyond, where outcomes overlap: Pesaran and Timmermann, Testing Dependence Among Serially Correlated Multicategory
 * Variables, 2009, the trace statistic of the dynamically augmented reduced rank regression, {@code n tr(Syy^-1 Syx Sxx^-1
 * Sxy)}, where the S are moments of the residuals after regression on an intercept and on h - 1 lags of both indicators. With
 * two categories it is n times the squared partial correlation and chi-squared with one degree of freedom, so its root with
 * the sign of the correlation is standard normal.
 *
 * @param count of outcomes that are compared: without those that only serve as lags
 * @param version 1992 or 2009
 * @param lags of both indicators that are taken out; 0 in 1992
 * @param hitRate share of forecasts with the outcome's direction among all that were given
 * @param statistic positive where directions agree more often than chance; NaN where a side has one direction alone
 * @param pAgree one-sided: small where directions agree more often than chance explains
 */
public record PesaranTimmermann(int count, int version, int lags, double hitRate, double statistic, double pAgree) {
    private static final NormalDistribution NORMAL = new NormalDistribution();

    /**
     * Tests whether directions agree.
     *
     * @param forecasts of returns
     * @param outcomes what came
     * @param horizon h, in observations: 1992's test at 1, 2009's beyond
     * @throws IllegalArgumentException if lengths differ, a value is not finite, or the horizon is below 1
     */
    public static PesaranTimmermann of(double[] forecasts, double[] outcomes, int horizon) {
        int lags = Horizon.lags(horizon);
        int n = Sample.alike(forecasts, outcomes);
        double[] x = rises(forecasts);
        double[] y = rises(outcomes);
        double hits = 0;
        for (int t = 0; t < n; t++) {
            hits += x[t] == y[t] ? 1 : 0;
        }
        double hitRate = n == 0 ? Double.NaN : hits / n;
        if (horizon == 1) {
            return result(n, 1992, 0, hitRate, simple(x, y, hitRate));
        }
        return result(Math.max(0, n - lags), 2009, lags, hitRate, AugmentedDirections.root(x, y, lags));
    }

    private static PesaranTimmermann result(int count, int version, int lags, double hitRate, double statistic) {
        double p = Double.isNaN(statistic) ? Double.NaN : NORMAL.cumulativeProbability(-statistic);
        return new PesaranTimmermann(count, version, lags, hitRate, statistic, p);
    }

    private static double[] rises(double[] values) {
        double[] rises = new double[values.length];
        for (int t = 0; t < values.length; t++) {
            rises[t] = values[t] > 0 ? 1 : 0;
        }
        return rises;
    }

    private static double simple(double[] x, double[] y, double hitRate) {
        int n = x.length;
        double px = share(x);
        double py = share(y);
        if (!(px > 0 && px < 1 && py > 0 && py < 1)) {
            return Double.NaN;
        }
        double expected = py * px + (1 - py) * (1 - px);
        double ofHits = expected * (1 - expected) / n;
        double ofExpected = square(2 * py - 1) * px * (1 - px) / n
                + square(2 * px - 1) * py * (1 - py) / n
                + 4 * py * px * (1 - py) * (1 - px) / n / n;
        double variance = ofHits - ofExpected;
        return variance > 0 ? (hitRate - expected) / Math.sqrt(variance) : Double.NaN;
    }

    private static double share(double[] indicator) {
        double sum = 0;
        for (double each : indicator) {
            sum += each;
        }
        return sum / indicator.length;
    }

    private static double square(double value) {
        return value * value;
    }
}
