package io.hindcast.training;

import io.hindcast.forecast.Scaler;
import io.hindcast.training.LstmSettings.Scaling;

/**
 * Scales each column to {@code (x - shift) * factor}. A column that is constant on the training segment has factor 1.
 *
 * @param shift {@code [features]}: minimum or mean
 * @param factor {@code [features]}: 1 / range or 1 / standard deviation
 */
public record LinearScaler(double[] shift, double[] factor) implements Scaler {
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
            double spread;
            if (scaling == Scaling.MIN_MAX) {
                double least = Double.POSITIVE_INFINITY;
                double most = Double.NEGATIVE_INFINITY;
                for (int i = 0; i < to; i++) {
                    least = Math.min(least, rows[i][column]);
                    most = Math.max(most, rows[i][column]);
                }
                shift[column] = least;
                spread = most - least;
            } else {
                double sum = 0;
                for (int i = 0; i < to; i++) {
                    sum += rows[i][column];
                }
                double mean = sum / to;
                double squares = 0;
                for (int i = 0; i < to; i++) {
                    squares += (rows[i][column] - mean) * (rows[i][column] - mean);
                }
                shift[column] = mean;
                spread = Math.sqrt(squares / to);
            }
            factor[column] = spread > 0 ? 1 / spread : 1;
        }
        return new LinearScaler(shift, factor);
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
