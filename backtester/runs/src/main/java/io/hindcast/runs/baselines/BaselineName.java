package io.hindcast.runs.baselines;

import java.util.Locale;

/** The baselines, in the order of the tables. */
public enum BaselineName {
    /** The price stays as it is. */
    PERSISTENCE,
    /** All of the cash is invested and stays so. */
    BUY_AND_HOLD,
    /** The mean return of the training bars. */
    TRAINING_MEAN,
    /** Ridge regression on the run's features. */
    RIDGE,
    /** The sign of the return over a year. */
    TIME_SERIES_MOMENTUM,
    /** Moving average convergence divergence. */
    MACD,
    /** Minus the sign of the last day's return. */
    ONE_DAY_REVERSAL;

    /** As in a config. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
