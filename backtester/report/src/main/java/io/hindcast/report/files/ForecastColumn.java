package io.hindcast.report.files;

/** The columns of {@code forecasts.csv}, a row for each forecast: docs/run-folder.md. */
public enum ForecastColumn implements Column {
    TIME,
    INSTRUMENT,
    FOLD,
    CLOSE,
    FORECAST,
    TARGET_TIME,
    ACTUAL,
    PERSISTENCE,
    FOLD_NUMBER;

    /** Name of the file. */
    public static final String FILE = "forecasts.csv";
}
