package io.hindcast.statistics.selection;

import io.hindcast.statistics.returns.Resampling;
import io.hindcast.statistics.series.Sample;
import io.hindcast.statistics.series.StationaryVariance;
import java.util.stream.IntStream;
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

    /**
     * How far the mean of each row lies from the mean of the observations, in standard errors that come from the row itself:
     * that these are estimates too is in the spread of the results.
     *
     * @return {@code [model][replication]}; infinite where a row has no standard error
     */
    double[][] studentised(double[][] differences, Resampling resampling, double expectedBlock) {
        double[][] studentised = new double[models()][replications()];
        IntStream.range(0, replications()).parallel().forEach(replication -> {
            int[] row = resampling.row(replication);
            double[] values = new double[row.length];
            for (int model = 0; model < studentised.length; model++) {
                for (int t = 0; t < row.length; t++) {
                    values[t] = differences[model][row[t]];
                }
                double error = Math.sqrt(StationaryVariance.of(values, expectedBlock) / row.length);
                double deviation = (resampled[model][replication] - means[model]) / error;
                studentised[model][replication] = Double.isNaN(deviation) ? Double.POSITIVE_INFINITY : deviation;
            }
        });
        return studentised;
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
