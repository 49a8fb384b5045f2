package io.hindcast.report.files;

/** The columns of {@code fills.csv}, a row for each execution: docs/run-folder.md. */
public enum FillColumn implements Column {
    TIME,
    ORDER_ID,
    INSTRUMENT,
    SIDE,
    QUANTITY,
    PRICE,
    REFERENCE_PRICE,
    SLIPPAGE,
    FEE;

    /** Name of the file. */
    public static final String FILE = "fills.csv";
}
