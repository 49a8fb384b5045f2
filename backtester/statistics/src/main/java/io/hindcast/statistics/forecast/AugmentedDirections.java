package io.hindcast.statistics.forecast;

import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/** The partial correlation of two indicators, given an intercept and lags of both: see {@link PesaranTimmermann}. */
final class AugmentedDirections {
    /** Of the number of observations: what the lags leave of a variance below that is rounding. */
    private static final double ROUNDING = 1e-10;

    private AugmentedDirections() {}

    /**
     * The root of the trace statistic, with the sign of the correlation.
     *
     * @param x 0 or 1
     * @param y 0 or 1
     * @param lags of both
     * @return NaN where lags explain either side, depend on each
     *     other, or leave no observation over
     */
    static double root(double[] x, double[] y, int lags) {
        int used = x.length - lags;
        int given = 1 + 2 * lags;
        if (used <= given + 2) {
            return Double.NaN;
        }
        RealMatrix moments = MatrixUtils.createRealMatrix(moments(x, y, lags));
        RealMatrix inner = moments.getSubMatrix(2, given + 1, 2, given + 1);
        RealMatrix outer = moments.getSubMatrix(2, given + 1, 0, 1);
        LUDecomposition decomposition = new LUDecomposition(inner, ROUNDING * used);
        if (!decomposition.getSolver().isNonSingular()) {
            return Double.NaN;
        }
        RealMatrix explained = outer.transposeMultiply(decomposition.getSolver().solve(outer));
        RealMatrix left = moments.getSubMatrix(0, 1, 0, 1).subtract(explained);
        double xx = left.getEntry(0, 0);
        double yy = left.getEntry(1, 1);
        if (!(xx > ROUNDING * used && yy > ROUNDING * used)) {
            return Double.NaN;
        }
        return Math.sqrt(used) * left.getEntry(0, 1) / Math.sqrt(xx * yy);
    }

    /** Sums of products of {@code x_t, y_t, 1, x_(t-1), y_(t-1), x_(t-2), …}, which are whole numbers. */
    private static double[][] moments(double[] x, double[] y, int lags) {
        int size = 3 + 2 * lags;
        double[][] sums = new double[size][size];
        double[] row = new double[size];
        for (int t = lags; t < x.length; t++) {
            row[0] = x[t];
            row[1] = y[t];
            row[2] = 1;
            for (int lag = 1; lag <= lags; lag++) {
                row[1 + 2 * lag] = x[t - lag];
                row[2 + 2 * lag] = y[t - lag];
            }
            for (int i = 0; i < size; i++) {
                if (row[i] == 1) {
                    for (int j = 0; j < size; j++) {
                        sums[i][j] += row[j];
                    }
                }
            }
        }
        return sums;
    }
}
