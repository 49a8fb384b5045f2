package io.hindcast.forecast;

/**
 * Evaluates complete windows for research. On purpose it is no {@link Forecaster}, and nothing turns one into the other.
 * Not safe for use from several threads.
 */
public interface WindowScorer extends AutoCloseable {
    /** Time steps of a window. */
    int windowBars();

    /** Features of a time step. */
    int featureCount();

    /**
     * Scores a number of windows.
     *
     * @param windows {@code [minibatch, time, features]}, row-major, scaled, oldest bar first
     * @param count how many windows; at least 1
     * @param values receives {@code count} values in units of the model's {@link ForecastTarget}
     */
    void score(float[] windows, int count, double[] values);

    @Override
    void close();
}
