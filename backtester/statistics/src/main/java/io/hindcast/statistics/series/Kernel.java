package io.hindcast.statistics.series;

/** How much the autocovariance of a lag counts in a long-run variance. */
public enum Kernel {
    /** Each lag in full: exact where nothing depends on what lies further back, but the sum can be negative. */
    RECTANGULAR,
    /** {@code 1 - lag / (lags + 1)}: never negative. */
    BARTLETT;

    /** The weight of a lag among {@code lags}. */
    public double weight(int lag, int lags) {
        return this == RECTANGULAR ? 1 : 1 - lag / (lags + 1.0);
    }
}
