package io.hindcast.statistics.forecast;

import io.hindcast.statistics.series.Sample;
import java.util.ArrayList;
import java.util.List;

/**
 * How large the errors of a group of outcomes are: of a regime, or of a decile of volatility.
 *
 * @param count of the group's errors
 * @param rootMeanSquare RMSE, in units of the errors; NaN in an empty group, as are the others
 * @param meanAbsolute MAE
 * @param mean bias
 */
public record GroupedErrors(int count, double rootMeanSquare, double meanAbsolute, double mean) {
    /**
     * Figures of each group of errors.
     *
     * @param errors forecast - outcome
     * @param group of each error, from 0; a negative one belongs to none and is left out
     * @param groups how many there are
     * @return a group each, in their order
     * @throws IllegalArgumentException if lengths differ, an error is not finite, or a group is not below {@code groups}
     */
    public static List<GroupedErrors> of(double[] errors, int[] group, int groups) {
        if (Sample.finite("errors", errors).length != group.length) {
            throw new IllegalArgumentException(
                    "every error needs a group, but there are " + errors.length + " and " + group.length);
        }
        int[] counts = new int[groups];
        double[] squares = new double[groups];
        double[] absolutes = new double[groups];
        double[] sums = new double[groups];
        for (int t = 0; t < errors.length; t++) {
            int g = group[t];
            if (g >= groups) {
                throw new IllegalArgumentException("group [" + t + "] is " + g + " of " + groups);
            }
            if (g >= 0) {
                counts[g]++;
                squares[g] += errors[t] * errors[t];
                absolutes[g] += Math.abs(errors[t]);
                sums[g] += errors[t];
            }
        }
        List<GroupedErrors> figures = new ArrayList<>();
        for (int g = 0; g < groups; g++) {
            double n = counts[g];
            figures.add(new GroupedErrors(counts[g], Math.sqrt(squares[g] / n), absolutes[g] / n, sums[g] / n));
        }
        return figures;
    }
}
