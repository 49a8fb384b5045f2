package io.hindcast.report.files;

/** The columns of {@code baseline_forecasts.csv}, a row for each row of {@code forecasts.csv}: docs/run-folder.md. */
public enum BaselineForecastColumn implements Column {
    TIME,
    FOLD,
    FOLD_NUMBER,
    CLOSE,
    TRAINING_MEAN,
    RIDGE,
    TARGET_TIME,
    ACTUAL;

    /** Name of the file. */
    public static final String FILE = "baseline_forecasts.csv";
}
