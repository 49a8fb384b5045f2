package io.hindcast.statistics.selection;

import io.hindcast.statistics.returns.Interval;
import io.hindcast.statistics.returns.Quantiles;
import io.hindcast.statistics.returns.Resampling;
import io.hindcast.statistics.returns.SharpeDifference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which of many differences are not chance, so that one wrong claim among them all is no more likely than the level (Romano and
 * Wolf, Stepwise Multiple Testing as Formalized Data Snooping, 2005, the studentised
 * procedure, on both sides). The critical value of a step is the quantile, over all rows, of the largest studentised deviation among
 * the differences still undecided; those whose interval leaves 0 out are decided, and the others get another step with a
 * smaller value.
 *
 * @param estimates the differences
 * @param standardErrors of each; NaN where it is undefined, and so is the interval
 * @param intervals of each: family-wise, of the step that decided it or of the last step
 * @param decidedIn step of each, from 1; 0 where its interval holds 0
 * @param criticalValues of each step, in standard errors
 */
public record StepM(
        double[] estimates,
        double[] standardErrors,
        List<Interval> intervals,
        int[] decidedIn,
        double[] criticalValues) {

    /**
     * Of mean differences, with the variance of the stationary bootstrap ({@link
     * io.hindcast.statistics.series.StationaryVariance}) for the standard errors, on the observations and again on every row.
     *
     * @param differences {@code [model][observation]}: positive where the model did better
     * @param resampling one draw for all models
     * @param expectedBlock of the resampling, for the standard errors
     * @param level family-wise, such as 0.05
     * @throws IllegalArgumentException if there is no model, lengths differ, a value is not finite, or the level is not between
     *     0 and 1
     */
    public static StepM ofMeans(double[][] differences, Resampling resampling, double expectedBlock, double level) {
        Differences all = Differences.of(differences, resampling, expectedBlock);
        return of(all.means(), all.standardErrors(), all.studentised(differences, resampling, expectedBlock), level);
    }

    /**
     * Of differences of Sharpe ratios.
     *
     * @param differences of one strategy to each benchmark, on one draw
     * @param level family-wise, such as 0.05
     * @throws IllegalArgumentException if there is none, they are of different draws, or the level is not between 0 and 1
     */
    public static StepM ofSharpe(List<SharpeDifference> differences, double level) {
        return of(
                differences.stream().mapToDouble(SharpeDifference::difference).toArray(),
                differences.stream()
                        .mapToDouble(SharpeDifference::standardError)
                        .toArray(),
                differences.stream().map(SharpeDifference::studentised).toArray(double[][]::new),
                level);
    }

    /**
     * Of any figures.
     *
     * @param estimates the figures
     * @param standardErrors of each
     * @param studentised {@code [figure][replication]}: how many standard errors each row lies from the estimate; all of one
     *     draw
     * @param level family-wise, such as 0.05
     * @throws IllegalArgumentException if there is no figure, sizes differ, or the level is not between 0 and 1
     */
    public static StepM of(double[] estimates, double[] standardErrors, double[][] studentised, double level) {
        Interval.requireLevel(level);
        int count = estimates.length;
        if (count == 0 || standardErrors.length != count || studentised.length != count) {
            throw new IllegalArgumentException("every figure needs a standard error and its rows, but there are "
                    + count + ", " + standardErrors.length + " and " + studentised.length);
        }
        for (double[] each : studentised) {
            if (each.length != studentised[0].length) {
                throw new IllegalArgumentException("figures must be of one draw, but have " + studentised[0].length
                        + " and " + each.length + " rows");
            }
        }
        Interval[] intervals = new Interval[count];
        Arrays.fill(intervals, new Interval(Double.NaN, Double.NaN, level));
        int[] decidedIn = new int[count];
        List<Double> criticalValues = new ArrayList<>();
        boolean another = true;
        while (another) {
            another = false;
            boolean[] open = open(standardErrors, decidedIn);
            double critical = critical(studentised, open, level);
            if (Double.isNaN(critical)) {
                break;
            }
            criticalValues.add(critical);
            for (int i = 0; i < count; i++) {
                if (open[i]) {
                    double half = critical * standardErrors[i];
                    intervals[i] = new Interval(estimates[i] - half, estimates[i] + half, level);
                    if (intervals[i].above(0) || intervals[i].below(0)) {
                        decidedIn[i] = criticalValues.size();
                        another = true;
                    }
                }
            }
        }
        double[] values =
                criticalValues.stream().mapToDouble(Double::doubleValue).toArray();
        return new StepM(estimates, standardErrors, List.of(intervals), decidedIn, values);
    }

    /** Places of the differences that are above 0 but for chance. */
    public int[] superior() {
        return places(true);
    }

    /** Places of the differences that are below 0 but for chance. */
    public int[] inferior() {
        return places(false);
    }

    private int[] places(boolean above) {
        return IntStream.range(0, estimates.length)
                .filter(i ->
                        above ? intervals.get(i).above(0) : intervals.get(i).below(0))
                .toArray();
    }

    private static boolean[] open(double[] standardErrors, int[] decidedIn) {
        boolean[] open = new boolean[decidedIn.length];
        for (int i = 0; i < open.length; i++) {
            open[i] = decidedIn[i] == 0 && standardErrors[i] > 0;
        }
        return open;
    }

    /** NaN where nothing is open. */
    private static double critical(double[][] studentised, boolean[] open, double level) {
        double[] largest = new double[studentised[0].length];
        boolean any = false;
        for (int i = 0; i < open.length; i++) {
            if (open[i]) {
                any = true;
                for (int replication = 0; replication < largest.length; replication++) {
                    largest[replication] = Math.max(largest[replication], Math.abs(studentised[i][replication]));
                }
            }
        }
        Arrays.sort(largest);
        return any ? Quantiles.of(largest, 1 - level) : Double.NaN;
    }
}
