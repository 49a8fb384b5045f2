package io.hindcast.statistics.selection;

import io.hindcast.statistics.returns.Resampling;
import io.hindcast.statistics.series.Sample;
import io.hindcast.statistics.series.StationaryVariance;
import org.hipparchus.stat.StatUtils;

/**
 * How much better models did than a benchmark, and on each resampled row.
 *
 * @param observations n
 * @param means of each model's differences
 * @param standardErrors of the means; NaN where differences are constant
 * @param resampled {@code [model][replication]}: the means of each row
 */
record Differences(int observations, double[] means, double[] standardErrors, double[][] resampled) {
    static Differences of(double[][] differences, Resampling resampling, double expectedBlock) {
        int n = Sample.alike(differences);
        double[] means = new double[differences.length];
        double[] standardErrors = new double[differences.length];
        for (int model = 0; model < differences.length; model++) {
            means[model] = StatUtils.mean(differences[model]);
            standardErrors[model] = Math.sqrt(StationaryVariance.of(differences[model], expectedBlock) / n);
        }
        return new Differences(n, means, standardErrors, resampling.means(differences));
    }

    int models() {
        return means.length;
    }

    int replications() {
        return resampled[0].length;
    }

    /**
     * Whether a model is too bad to be the best in a large sample (Hansen, 2005): its mean is below {@code -
     * sqrt(2 log log n)} standard errors.
     */
    boolean irrelevant(int model) {
        return means[model] < -standardErrors[model] * Math.sqrt(2 * Math.log(Math.log(observations)));
    }
}
