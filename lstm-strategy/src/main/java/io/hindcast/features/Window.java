package io.hindcast.features;

import java.util.function.IntToDoubleFunction;

/**
 * Statistics of the last values, computed afresh from them: nothing that came before leaves a trace, not even a rounding
 * error. Sums run from the oldest value to the newest, as Ta4j's do when they start.
 */
final class Window {
    /** A spread of less than this part of its values is what rounding leaves, of adjusted prices for example. */
    private static final double ROUNDING = 1e-12;

    private Window() {}

    /** True when values have no spread that anything could be divided by. */
    static boolean flat(double spread, double value) {
        return Math.abs(spread) <= ROUNDING * Math.abs(value);
    }

    /** Sum of the {@code bars} values that end with {@code index}. */
    static double sum(IntToDoubleFunction values, int index, int bars) {
        double sum = 0;
        for (int i = index - bars + 1; i <= index; i++) {
            sum += values.applyAsDouble(i);
        }
        return sum;
    }

    /** Arithmetic mean; of equal values exactly this value, so that a flat market has no deviation. */
    static double mean(IntToDoubleFunction values, int index, int bars) {
        double oldest = values.applyAsDouble(index - bars + 1);
        boolean flat = true;
        double sum = 0;
        for (int i = index - bars + 1; i <= index; i++) {
            double value = values.applyAsDouble(i);
            flat &= value == oldest;
            sum += value;
        }
        return flat ? oldest : sum / bars;
    }

    /** Standard deviation with {@code bars} in the denominator, as in Bollinger's bands. */
    static double standardDeviation(IntToDoubleFunction values, int index, int bars, double mean) {
        double squares = 0;
        for (int i = index - bars + 1; i <= index; i++) {
            double deviation = values.applyAsDouble(i) - mean;
            squares += deviation * deviation;
        }
        return Math.sqrt(squares / bars);
    }

    /** Mean absolute deviation from the mean. */
    static double meanDeviation(IntToDoubleFunction values, int index, int bars, double mean) {
        double deviations = 0;
        for (int i = index - bars + 1; i <= index; i++) {
            deviations += Math.abs(values.applyAsDouble(i) - mean);
        }
        return deviations / bars;
    }

    /** Slope a bar of the least-squares line through the values {@code y[0] .. y[n-1]}; n is at least 2. */
    static double slope(double[] y) {
        double sum = 0;
        for (double value : y) {
            sum += value;
        }
        double meanX = (y.length - 1) / 2.0;
        double meanY = sum / y.length;
        double xx = 0;
        double xy = 0;
        for (int x = 0; x < y.length; x++) {
            xx += (x - meanX) * (x - meanX);
            xy += (x - meanX) * (y[x] - meanY);
        }
        return xy / xx;
    }
}
