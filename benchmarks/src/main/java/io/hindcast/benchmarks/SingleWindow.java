package io.hindcast.benchmarks;

import org.openjdk.jmh.annotations.Measurement;

/**
 * Forecasts of one window: what paper trading waits for at every bar. Iterations are long because JMH allocates some
 * kilobytes in each, which count as the forecasts' own.
 */
@Measurement(iterations = 4, time = 5)
public class SingleWindow extends ForecastBenchmark {
    /** One window. */
    public SingleWindow() {
        super(1);
    }
}
