package io.hindcast.report.files;

/** The columns of {@code prices.csv}, a row for each bar of the traded range: docs/run-folder.md. */
public enum PriceColumn implements Column {
    TIME,
    OPEN,
    HIGH,
    LOW,
    CLOSE;

    /** Name of the file. */
    public static final String FILE = "prices.csv";
}
