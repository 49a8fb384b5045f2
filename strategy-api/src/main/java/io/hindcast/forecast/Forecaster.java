package io.hindcast.forecast;

/**
 * A causal model: a pure function from one window of scaled features to one value. It sees nothing but the windows that
 * the engine cuts for it, each of which ends with a bar that has closed. The value for a window does not depend on the
 * other windows of the call. Not safe for use from several threads.
 */
public interface Forecaster extends AutoCloseable {
    /** Time steps of a window. */
    int windowBars();

    /** Features of a time step. */
    int featureCount();

    /**
     * Forecasts a number of windows.
     *
     * @param windows {@code count} windows one after the other, each of {@link #windowBars()} rows from the oldest bar to
     *     the newest, each row of {@link #featureCount()} scaled features: {@code [minibatch, time, features]}, row-major
     * @param count how many windows; at least 1
     * @param values receives {@code count} values in units of the model's {@link ForecastTarget}
     */
    void forecast(float[] windows, int count, double[] values);

    @Override
    void close();
}
