package io.hindcast.report.files;

/** The columns of {@code equity.csv}, a row for each traded bar: docs/run-folder.md. */
public enum EquityColumn implements Column {
    TIME,
    CASH,
    POSITION_VALUE,
    EQUITY,
    BENCHMARK_EQUITY,
    EXPOSURE;

    /** Name of the file. */
    public static final String FILE = "equity.csv";
}
