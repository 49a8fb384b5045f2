package io.hindcast.statistics.forecast;

/** How far forecasts reach, and for how many lags their outcomes overlap. */
final class Horizon {
    private Horizon() {}

    /** Lags over which outcomes overlap; throws IllegalArgumentException if the horizon is below 1. */
    static int lags(int horizon) {
        if (horizon < 1) {
            throw new IllegalArgumentException("a horizon must be at least 1, but is " + horizon);
        }
        return horizon - 1;
    }
}
