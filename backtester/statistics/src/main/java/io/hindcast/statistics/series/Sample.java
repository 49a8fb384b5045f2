package io.hindcast.statistics.series;

import org.hipparchus.stat.StatUtils;

/** Checks of what a statistic is given, in the order of time. */
public final class Sample {
    /** What is left of equal values by rounding, relative to their size. */
    private static final double ROUNDING = 1e-13;

    private Sample() {}

    /**
     * Checks one series.
     *
     * @param name of the series, for the message
     * @return {@code values}
     * @throws IllegalArgumentException if a value is not finite
     */
    public static double[] finite(String name, double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(name + " must be finite, but [" + i + "] is " + values[i]);
            }
        }
        return values;
    }

    /**
     * Checks that series belong together.
     *
     * @param series each finite
     * @return their length
     * @throws IllegalArgumentException if there is none, their lengths differ, or a value is not finite
     */
    public static int alike(double[]... series) {
        if (series.length == 0) {
            throw new IllegalArgumentException("there must be a series");
        }
        for (int i = 0; i < series.length; i++) {
            if (series[i].length != series[0].length) {
                throw new IllegalArgumentException("series must be of one length, but [0] has " + series[0].length
                        + " values and [" + i + "] has " + series[i].length);
            }
            finite("series [" + i + "]", series[i]);
        }
        return series[0].length;
    }

    /**
     * What one series has above another.
     *
     * @return {@code some - others}, value by value
     * @throws IllegalArgumentException if lengths differ or a value is not finite
     */
    public static double[] differences(double[] some, double[] others) {
        double[] differences = new double[alike(some, others)];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = some[i] - others[i];
        }
        return differences;
    }

    /** Whether all values are equal, up to rounding; true where there is at most one. */
    public static boolean constant(double[] values) {
        double size = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double each : values) {
            size = Math.max(size, Math.abs(each));
            low = Math.min(low, each);
            high = Math.max(high, each);
        }
        return !(high - low > ROUNDING * size);
    }

    /**
     * Differences, or zeros where rounding is all that there is in any of them: two forecasts that are the same but for the last
     * bit are no comparison.
     *
     * @param differences of two series
     * @param compared one of the series
     */
    public static double[] unlessRounding(double[] differences, double[] compared) {
        double size = 0;
        double largest = 0;
        for (int i = 0; i < differences.length; i++) {
            size = Math.max(size, Math.abs(compared[i]));
            largest = Math.max(largest, Math.abs(differences[i]));
        }
        return largest > 10 * ROUNDING * size ? differences : new double[differences.length];
    }

    /** Values less their mean. */
    public static double[] centred(double[] values) {
        double mean = StatUtils.mean(values);
        double[] centred = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            centred[i] = values[i] - mean;
        }
        return centred;
    }
}
