package io.hindcast.statistics.forecast;

import io.hindcast.statistics.series.Sample;
import java.util.Arrays;

/** Sorts outcomes by a figure, such as the volatility that was known, into groups of equal size. */
public final class QuantileGroups {
    private QuantileGroups() {}

    /**
     * Groups values by their rank.
     *
     * @param values a figure each
     * @param groups 10 for deciles
     * @return the group of each value, from 0 with the lowest; equal values are in one group, the one of the lowest of them
     * @throws IllegalArgumentException if a value is not finite or there is no group
     */
    public static int[] of(double[] values, int groups) {
        if (groups < 1) {
            throw new IllegalArgumentException("there must be a group, but there are " + groups);
        }
        double[] sorted = Sample.finite("values", values).clone();
        Arrays.sort(sorted);
        int[] group = new int[values.length];
        for (int t = 0; t < values.length; t++) {
            group[t] = (int) ((long) lowest(sorted, values[t]) * groups / sorted.length);
        }
        return group;
    }

    /** How many values are smaller. */
    private static int lowest(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
