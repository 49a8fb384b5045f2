package io.hindcast.statistics.selection;

import io.hindcast.statistics.returns.Interval;
import io.hindcast.statistics.returns.Quantiles;
import io.hindcast.statistics.returns.Resampling;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Romano and Wolf's steps (2005) with plain mean differences and Hansen's consistent centres (2005), one-sided, as Python's arch
 * 8.0.0 does it. {@link StepM} is the studentised procedure; this one is there to be compared with others' programs.
 */
public final class PlainStepM {
    private PlainStepM() {}

    /**
     * Which models are better than the benchmark but for chance.
     *
     * @param differences {@code [model][observation]}: positive where the model did better
     * @param resampling one draw for all models
     * @param expectedBlock of the resampling
     * @param level family-wise
     * @return their places, rising
     * @throws IllegalArgumentException if there is no model, lengths differ, a value is not finite, or the level is not between
     *     0 and 1
     */
    public static int[] superior(double[][] differences, Resampling resampling, double expectedBlock, double level) {
        Interval.requireLevel(level);
        Differences all = Differences.of(differences, resampling, expectedBlock);
        boolean[] better = new boolean[all.models()];
        boolean another = true;
        while (another) {
            another = false;
            double critical = critical(all, better.clone(), level);
            for (int model = 0; model < better.length; model++) {
                if (!better[model] && all.means()[model] > critical) {
                    better[model] = true;
                    another = true;
                }
            }
        }
        return IntStream.range(0, better.length).filter(model -> better[model]).toArray();
    }

    private static double critical(Differences all, boolean[] better, double level) {
        double[] best = new double[all.replications()];
        Arrays.fill(best, Double.NEGATIVE_INFINITY);
        for (int model = 0; model < better.length; model++) {
            if (!better[model]) {
                double centre = all.irrelevant(model) ? 0 : all.means()[model];
                for (int replication = 0; replication < best.length; replication++) {
                    best[replication] = Math.max(best[replication], all.resampled()[model][replication] - centre);
                }
            }
        }
        Arrays.sort(best);
        return Quantiles.of(best, 1 - level);
    }
}
