package io.hindcast.benchmarks;

/** Forecasts of 256 windows at once: what a backtest consists of. */
public class WindowBatch extends ForecastBenchmark {
    /** 256 windows. */
    public WindowBatch() {
        super(256);
    }
}
