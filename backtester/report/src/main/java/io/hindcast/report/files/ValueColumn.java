package io.hindcast.report.files;

/** The columns of {@code values.csv}, a row for each value that a strategy recorded: docs/run-folder.md. */
public enum ValueColumn implements Column {
    TIME,
    INSTRUMENT,
    NAME,
    PANE,
    VALUE;

    /** Name of the file, which is there only when a strategy recorded something. */
    public static final String FILE = "values.csv";
}
