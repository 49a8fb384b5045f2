package io.hindcast.statistics.series;

import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * Least squares with an intercept, and the covariance of Newey and West (1987) for its coefficients: Bartlett's kernel, no
 * prewhitening, and the small-sample factor {@code n / (n - k)}, as R's {@code sandwich::NeweyWest(lm, lag, prewhite = FALSE,
 * adjust = TRUE)}. Time grows with observations times lags.
 */
public final class HacRegression {
    /** Of a regressor's length: below that the others explain it, and the coefficients are undefined. */
    private static final double DEPENDENT = 1e-12;

    private HacRegression() {}

    /**
     * Regresses an outcome on an intercept and regressors.
     *
     * @param outcome n values
     * @param lags at most n - 1
     * @param regressors each of n values; the intercept is added and comes first among the coefficients
     * @return undefined throughout where regressors are constant or depend on each other, or n is not above the number of
     *     coefficients
     * @throws IllegalArgumentException if lengths differ, a value is not finite, or lags are not between 0 and n - 1
     */
    public static HacFit of(double[] outcome, int lags, double[]... regressors) {
        int n = Sample.alike(outcome);
        int k = regressors.length + 1;
        if (lags < 0 || (lags > 0 && lags >= n)) {
            throw new IllegalArgumentException("lags must be between 0 and n - 1, but are " + lags + " of " + n);
        }
        for (double[] each : regressors) {
            Sample.alike(outcome, each);
        }
        if (n <= k) {
            return HacFit.undefined(n, lags, k);
        }
        RealMatrix design = design(n, regressors);
        QRDecomposition decomposition = new QRDecomposition(design);
        RealMatrix triangle = decomposition.getR().getSubMatrix(0, k - 1, 0, k - 1);
        if (dependent(triangle)) {
            return HacFit.undefined(n, lags, k);
        }
        double[] estimates = decomposition
                .getSolver()
                .solve(MatrixUtils.createRealVector(outcome))
                .toArray();
        RealMatrix inverse = new LUDecomposition(triangle).getSolver().getInverse();
        RealMatrix bread = inverse.multiplyTransposed(inverse);
        RealMatrix covariance =
                bread.multiply(meat(scores(design, outcome, estimates), lags)).multiply(bread);
        return new HacFit(
                estimates, covariance.scalarMultiply(n / (double) (n - k)).getData(), n, lags);
    }

    private static RealMatrix design(int n, double[][] regressors) {
        double[][] rows = new double[n][regressors.length + 1];
        for (int t = 0; t < n; t++) {
            rows[t][0] = 1;
            for (int i = 0; i < regressors.length; i++) {
                rows[t][i + 1] = regressors[i][t];
            }
        }
        return MatrixUtils.createRealMatrix(rows);
    }

    private static boolean dependent(RealMatrix triangle) {
        for (int i = 0; i < triangle.getColumnDimension(); i++) {
            double length = triangle.getColumnVector(i).getNorm();
            if (!(Math.abs(triangle.getEntry(i, i)) > DEPENDENT * length)) {
                return true;
            }
        }
        return false;
    }

    /** {@code [i][t]}: regressor i times the residual of t. */
    private static double[][] scores(RealMatrix design, double[] outcome, double[] estimates) {
        double[][] scores = new double[estimates.length][outcome.length];
        double[] fitted = design.operate(estimates);
        for (int t = 0; t < outcome.length; t++) {
            double residual = outcome[t] - fitted[t];
            for (int i = 0; i < estimates.length; i++) {
                scores[i][t] = design.getEntry(t, i) * residual;
            }
        }
        return scores;
    }

    /** n times the long-run covariance of the scores. */
    private static RealMatrix meat(double[][] scores, int lags) {
        int k = scores.length;
        double[][] meat = new double[k][k];
        for (int lag = 0; lag <= lags; lag++) {
            double weight = lag == 0 ? 0.5 : Kernel.BARTLETT.weight(lag, lags);
            for (int i = 0; i < k; i++) {
                for (int j = 0; j < k; j++) {
                    double product = weight * product(scores[i], scores[j], lag);
                    meat[i][j] += product;
                    meat[j][i] += product;
                }
            }
        }
        return MatrixUtils.createRealMatrix(meat);
    }

    private static double product(double[] some, double[] others, int lag) {
        double sum = 0;
        for (int t = lag; t < some.length; t++) {
            sum += some[t] * others[t - lag];
        }
        return sum;
    }
}
