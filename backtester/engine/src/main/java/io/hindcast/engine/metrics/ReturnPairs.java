package io.hindcast.engine.metrics;

import java.util.Arrays;
import org.hipparchus.stat.correlation.PearsonsCorrelation;

/** Pairs of forecast and actual price, each relative to the close, kept for the correlations: 16 bytes a pair. */
final class ReturnPairs {
    private double[] forecasts = new double[256];
    private double[] actuals = new double[256];
    private int count;

    void add(double forecastRatio, double actualRatio) {
        if (count == forecasts.length) {
            forecasts = Arrays.copyOf(forecasts, count + (count >> 1));
            actuals = Arrays.copyOf(actuals, count + (count >> 1));
        }
        forecasts[count] = forecastRatio;
        actuals[count] = actualRatio;
        count++;
    }

    /** Pearson correlation of the log returns; NaN when one of them does not vary. */
    double correlation() {
        return varies() ? new PearsonsCorrelation().correlation(logs(forecasts), logs(actuals)) : Double.NaN;
    }

    /**
     * Spearman correlation, ties at their mean rank; NaN when one side does not vary. Ranks the ratios: their order is
     * that of the log returns, without the rounding of a logarithm that could swap two ranks. Not Hipparchus' Spearman,
     * which makes an object of each value.
     */
    double rankCorrelation() {
        return varies() ? new PearsonsCorrelation().correlation(ranks(forecasts), ranks(actuals)) : Double.NaN;
    }

    private boolean varies() {
        return deviates(forecasts) && deviates(actuals);
    }

    private boolean deviates(double[] ratios) {
        Moments moments = new Moments();
        for (int i = 0; i < count; i++) {
            moments.add(Math.log(ratios[i]));
        }
        return moments.standardDeviation() >= PerformanceAccumulator.NO_DEVIATION;
    }

    private double[] logs(double[] ratios) {
        double[] logs = new double[count];
        for (int i = 0; i < count; i++) {
            logs[i] = Math.log(ratios[i]);
        }
        return logs;
    }

    private double[] ranks(double[] ratios) {
        double[] sorted = Arrays.copyOf(ratios, count);
        Arrays.sort(sorted);
        double[] ranks = new double[count];
        for (int i = 0; i < count; i++) {
            ranks[i] = (below(sorted, ratios[i]) + 1 + below(sorted, Math.nextUp(ratios[i]))) / 2.0;
        }
        return ranks;
    }

    /** How many sorted values are below a limit. */
    private static int below(double[] sorted, double limit) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < limit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
