package io.hindcast.runs.verdict;

import java.util.Arrays;

/** Numbers that come one by one. */
final class Series {
    private double[] values = new double[256];
    private int count;

    void add(double value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, count + (count >> 1));
        }
        values[count++] = value;
    }

    double[] values() {
        return Arrays.copyOf(values, count);
    }
}
