package io.hindcast.engine.pipeline;

import io.hindcast.forecast.Forecaster;

/**
 * Computes the values of a call in one go, which may look wherever it likes.
 *
 * @param windowBars time steps of a window, of one feature each
 */
record ArithmeticForecaster(int windowBars, Values arithmetic) implements Forecaster {
    /** See {@link Forecaster#forecast}. */
    interface Values {
        void of(float[] windows, int count, double[] values);
    }

    @Override
    public int featureCount() {
        return 1;
    }

    @Override
    public void forecast(float[] windows, int count, double[] values) {
        arithmetic.of(windows, count, values);
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
