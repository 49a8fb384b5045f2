package io.hindcast.statistics.selection;

import io.hindcast.statistics.returns.Resampling;

/**
 * Whether any of many models is better than a benchmark (Hansen, A Test for Superior Predictive Ability, 2005). A p-value is the
 * share of rows whose best model beats the best that there is; the three differ in what the models that did worse than the
 * benchmark are taken to be. The consistent one is the test, the others bound it.
 *
 * @param statistic of the best model: its mean difference, studentised or plain
 * @param lower p-value where those that did worse are no match at all
 * @param consistent p-value where only those far below are no match
 * @param upper p-value where all are as good as the benchmark (White, A Reality Check for Data Snooping, 2000)
 * @param leftOut models whose differences are constant, which no standard error can be given
 */
public record SuperiorPredictiveAbility(double statistic, double lower, double consistent, double upper, int leftOut) {

    /**
     * With mean differences in units of their standard errors, and none below 0.
     *
     * @param differences {@code [model][observation]}: benchmark's loss - model's, or model's return - benchmark's: positive where
     *     the model did better
     * @param resampling one draw for all models
     * @param expectedBlock of the resampling, for the standard errors
     * @throws IllegalArgumentException if there is no model, lengths differ, a value is not finite, or the length is below 1
     */
    public static SuperiorPredictiveAbility studentised(
            double[][] differences, Resampling resampling, double expectedBlock) {
        return test(Differences.of(differences, resampling, expectedBlock), true);
    }

    /**
     * With plain mean differences, as Python's arch 8.0.0 does it (there {@code studentize} changes nothing).
     *
     * @param differences as in {@link #studentised}
     * @throws IllegalArgumentException as in {@link #studentised}
     */
    public static SuperiorPredictiveAbility plain(double[][] differences, Resampling resampling, double expectedBlock) {
        return test(Differences.of(differences, resampling, expectedBlock), false);
    }

    private static SuperiorPredictiveAbility test(Differences all, boolean studentised) {
        double floor = studentised ? 0 : Double.NEGATIVE_INFINITY;
        double statistic = floor;
        int leftOut = 0;
        for (int model = 0; model < all.models(); model++) {
            if (Double.isNaN(all.standardErrors()[model])) {
                leftOut++;
            } else {
                statistic = Math.max(statistic, all.means()[model] / scale(all, model, studentised));
            }
        }
        if (leftOut == all.models()) {
            return new SuperiorPredictiveAbility(Double.NaN, Double.NaN, Double.NaN, Double.NaN, leftOut);
        }
        double[] p = new double[3];
        for (int replication = 0; replication < all.replications(); replication++) {
            double[] best = best(all, replication, studentised, floor);
            for (int kind = 0; kind < 3; kind++) {
                p[kind] += best[kind] > statistic ? 1.0 : 0;
            }
        }
        double n = all.replications();
        return new SuperiorPredictiveAbility(statistic, p[0] / n, p[1] / n, p[2] / n, leftOut);
    }

    /** The best model of a row by each of three ways to centre it: lower, consistent, upper. */
    private static double[] best(Differences all, int replication, boolean studentised, double floor) {
        double[] best = {floor, floor, floor};
        for (int model = 0; model < all.models(); model++) {
            if (Double.isNaN(all.standardErrors()[model])) {
                continue;
            }
            double mean = all.means()[model];
            double[] centres = {Math.max(mean, 0), all.irrelevant(model) ? 0 : mean, mean};
            for (int kind = 0; kind < 3; kind++) {
                double deviation = all.resampled()[model][replication] - centres[kind];
                best[kind] = Math.max(best[kind], deviation / scale(all, model, studentised));
            }
        }
        return best;
    }

    private static double scale(Differences all, int model, boolean studentised) {
        return studentised ? all.standardErrors()[model] : 1;
    }
}
