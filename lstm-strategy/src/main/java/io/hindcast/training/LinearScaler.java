package io.hindcast.training;

import io.hindcast.forecast.Scaler;
import io.hindcast.training.LstmSettings.Scaling;
import java.util.Arrays;

/**
 * Scales each column to {@code (x - shift) * factor}. A column that is constant on the training
 * segment but for rounding has factor 1.
 *
 * @param shift {@code [features]}: minimum or mean
 * @param factor {@code [features]}: 1 / range or 1 / standard deviation
 */
public record LinearScaler(double[] shift, double[] factor) implements Scaler {
    /** Values that differ by less than this part of themselves differ by rounding. */
    private static final double ROUNDING = 1e-12;

    /** Differences of numbers about 1, as relative features are, have rounding errors below this. */
    private static final double LEAST_SPREAD = 1e-15;

    /**
     * Fits a scaler on rows {@code [0, to)} and no other.
     *
     * @param rows {@code [rows][features]}
     */
    public static LinearScaler fit(Scaling scaling, double[][] rows, int to) {
        int width = rows[0].length;
        double[] shift = new double[width];
        double[] factor = new double[width];
        for (int column = 0; column < width; column++) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            double sum = 0;
            for (int i = 0; i < to; i++) {
                double value = rows[i][column];
                least = Math.min(least, value);
                most = Math.max(most, value);
                sum += value;
            }
            boolean zScore = scaling == Scaling.Z_SCORE;
            shift[column] = zScore ? sum / to : least;
            double spread = zScore ? deviation(rows, to, column, shift[column]) : most - least;
            if (most - least <= Math.max(ROUNDING * Math.max(Math.abs(least), Math.abs(most)), LEAST_SPREAD)) {
                // The mean of equal values has a rounding error of its own; the constant itself is to scale to 0.
                shift[column] = least;
                spread = 1;
            }
            factor[column] = 1 / spread;
        }
        return new LinearScaler(shift, factor);
    }

    private static double deviation(double[][] rows, int to, int column, double mean) {
        double squares = 0;
        for (int i = 0; i < to; i++) {
            squares += (rows[i][column] - mean) * (rows[i][column] - mean);
        }
        return Math.sqrt(squares / to);
    }

    /** Whether it has finite numbers for as many columns. */
    public boolean scales(int columns) {
        return shift != null
                && factor != null
                && shift.length == columns
                && factor.length == columns
                && Arrays.stream(shift).allMatch(Double::isFinite)
                && Arrays.stream(factor).allMatch(Double::isFinite);
    }

    @Override
    public void scale(double[] features, float[] inputs, int offset) {
        for (int i = 0; i < shift.length; i++) {
            inputs[offset + i] = (float) ((features[i] - shift[i]) * factor[i]);
        }
    }

    /** The scaled value of a column. */
    public double scale(int column, double value) {
        return (value - shift[column]) * factor[column];
    }

    /** The value of a column that scales to this one. */
    public double unscale(int column, double scaled) {
        return scaled / factor[column] + shift[column];
    }
}
