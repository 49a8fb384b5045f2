package io.hindcast.statistics.selection;

import io.hindcast.statistics.returns.Resampling;
import io.hindcast.statistics.series.Sample;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.stat.StatUtils;

/**
 * The models that chance can't tell from the best (Hansen, Lunde and Nason, The Model Confidence Set, 2011, with the range
 * statistic T_R and bootstrapped variances). One model after the other is taken out, the one that did worst
 * against any other.
 *
 * @param pValues of each model: the smallest level whose set does not hold it; 1 for the last one left
 */
public record ModelConfidenceSet(double[] pValues) {
    /**
     * The set of models, as Python's {@code arch.bootstrap.MCS(losses, method="R")}.
     *
     * @param losses {@code [model][observation]}; smaller is better (a return's negative is a loss)
     * @param resampling one draw for all models
     * @throws IllegalArgumentException if there is no model, lengths differ or a value is not finite
     */
    public static ModelConfidenceSet of(double[][] losses, Resampling resampling) {
        Sample.alike(losses);
        Pairs pairs = Pairs.of(losses, resampling);
        double[] pValues = new double[losses.length];
        Arrays.fill(pValues, 1);
        boolean[] in = new boolean[losses.length];
        Arrays.fill(in, true);
        double reached = 0;
        for (int left = losses.length; left > 1; left--) {
            int worst = pairs.worst(in);
            if (worst < 0) {
                // Models that never differ can't be told apart.
                break;
            }
            reached = Math.max(reached, pairs.pValue(in));
            pValues[worst] = reached;
            in[worst] = false;
        }
        return new ModelConfidenceSet(pValues);
    }

    /** Places of the models in the set, rising; a claim is made where one is left. */
    public int[] members(double level) {
        return IntStream.range(0, pValues.length)
                .filter(model -> pValues[model] > level)
                .toArray();
    }

    /** Differences of mean losses between each two models, and on each row. */
    private record Pairs(double[] means, double[][] resampled, double[][] deviations) {
        static Pairs of(double[][] losses, Resampling resampling) {
            double[] means = Arrays.stream(losses).mapToDouble(StatUtils::mean).toArray();
            Pairs pairs = new Pairs(means, resampling.means(losses), new double[means.length][means.length]);
            for (int i = 0; i < means.length; i++) {
                for (int j = 0; j < means.length; j++) {
                    double squares = 0;
                    for (int replication = 0; replication < pairs.replications(); replication++) {
                        double deviation = pairs.deviation(i, j, replication);
                        squares += deviation * deviation;
                    }
                    boolean differ = i != j && !Sample.constant(Sample.differences(losses[i], losses[j]));
                    pairs.deviations[i][j] = differ ? Math.sqrt(squares / pairs.replications()) : Double.NaN;
                }
            }
            return pairs;
        }

        int replications() {
            return resampled[0].length;
        }

        double deviation(int i, int j, int replication) {
            return resampled[i][replication] - resampled[j][replication] - (means[i] - means[j]);
        }

        /** The first model with the largest loss above another's; negative where no two differ. */
        int worst(boolean[] in) {
            int worst = -1;
            double largest = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < means.length; i++) {
                double range = in[i] ? range(i, in) : Double.NaN;
                if (range > largest) {
                    largest = range;
                    worst = i;
                }
            }
            return worst;
        }

        private double range(int i, boolean[] in) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < means.length; j++) {
                if (in[j] && deviations[i][j] > 0) {
                    largest = Math.max(largest, (means[i] - means[j]) / deviations[i][j]);
                }
            }
            return largest;
        }

        /** Share of rows whose largest studentised deviation is above the largest difference. */
        double pValue(boolean[] in) {
            double statistic = range(worst(in), in);
            int larger = 0;
            for (int replication = 0; replication < replications(); replication++) {
                larger += exceeds(in, statistic, replication) ? 1 : 0;
            }
            return larger / (double) replications();
        }

        private boolean exceeds(boolean[] in, double statistic, int replication) {
            for (int i = 0; i < means.length; i++) {
                for (int j = 0; j < means.length; j++) {
                    if (in[i] && in[j] && deviation(i, j, replication) / deviations[i][j] > statistic) {
                        return true;
                    }
                }
            }
            return false;
        }
    }
}
