package io.hindcast.report.files;

/** The columns of {@code orders.csv}, a row for each change of an order: docs/run-folder.md. */
public enum OrderColumn implements Column {
    TIME,
    ORDER_ID,
    INSTRUMENT,
    SIDE,
    TYPE,
    QUANTITY,
    LIMIT_PRICE,
    STOP_PRICE,
    TIME_IN_FORCE,
    STATUS,
    REASON;

    /** Name of the file. */
    public static final String FILE = "orders.csv";
}
