package io.hindcast.report.files;

/** The columns of {@code regimes.csv}, a row for each stored bar: docs/run-folder.md. */
public enum RegimeColumn implements Column {
    TIME,
    INSTRUMENT,
    REGIME,
    PROBABILITY;

    /** Name of the file. */
    public static final String FILE = "regimes.csv";
}
