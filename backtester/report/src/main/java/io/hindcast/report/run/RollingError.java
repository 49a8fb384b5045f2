package io.hindcast.report.run;

/** Root mean squared error of the last {@value #ROWS} rows. */
final class RollingError {
    /** Rows that it looks back on. */
    static final int ROWS = 20;

    private final double[] squares = new double[ROWS];
    private long count;

    /**
     * Takes the next error.
     *
     * @return NaN before there are enough rows
     */
    double add(double error) {
        squares[(int) (count++ % ROWS)] = error * error;
        if (count < ROWS) {
            return Double.NaN;
        }
        double sum = 0;
        for (double square : squares) {
            sum += square;
        }
        return Math.sqrt(sum / ROWS);
    }
}
