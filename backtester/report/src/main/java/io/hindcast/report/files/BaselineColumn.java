package io.hindcast.report.files;

/** The columns of {@code baselines.csv}, the equity of each baseline on each traded bar: docs/run-folder.md. */
public enum BaselineColumn implements Column {
    TIME,
    BUY_AND_HOLD,
    TRAINING_MEAN,
    RIDGE,
    TIME_SERIES_MOMENTUM,
    MACD,
    ONE_DAY_REVERSAL;

    /** Name of the file. */
    public static final String FILE = "baselines.csv";
}
