package io.hindcast.ridge;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * Ridge regression of a centred label on centred features (Hoerl and Kennard 1970): the weights that minimise the mean squared
 * error plus {@code penalty} times the sum of their squares, from {@code (X'X / n + penalty I) w = X'y / n}.
 */
final class RidgeRegression {
    private final double[][] gram;
    private final double[] moments;

    /**
     * Sums up the rows; they are not kept.
     *
     * @param rows {@code [rows][features]}, each column with mean 0
     * @param labels {@code [rows]}, with mean 0
     */
    RidgeRegression(double[][] rows, double[] labels) {
        int width = rows[0].length;
        gram = new double[width][width];
        moments = new double[width];
        for (int i = 0; i < rows.length; i++) {
            double[] row = rows[i];
            for (int a = 0; a < width; a++) {
                for (int b = 0; b <= a; b++) {
                    gram[a][b] += row[a] * row[b];
                }
                moments[a] += row[a] * labels[i];
            }
        }
        for (int a = 0; a < width; a++) {
            for (int b = 0; b <= a; b++) {
                gram[a][b] /= rows.length;
                gram[b][a] = gram[a][b];
            }
            moments[a] /= rows.length;
        }
    }

    /** @param penalty above 0 */
    double[] weights(double penalty) {
        RealMatrix penalised = new Array2DRowRealMatrix(gram, true);
        for (int i = 0; i < moments.length; i++) {
            penalised.addToEntry(i, i, penalty);
        }
        return new CholeskyDecomposition(penalised)
                .getSolver()
                .solve(new ArrayRealVector(moments, false))
                .toArray();
    }

    /** What the weights say of a row. */
    static double value(double[] weights, double[] row) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * row[i];
        }
        return sum;
    }
}
