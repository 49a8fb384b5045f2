package io.hindcast.report.files;

/** The columns of {@code trades.csv}, a row for each round trip: docs/run-folder.md. */
public enum TradeColumn implements Column {
    INSTRUMENT,
    SIDE,
    ENTRY_TIME,
    ENTRY_PRICE,
    EXIT_TIME,
    EXIT_PRICE,
    QUANTITY,
    PNL,
    RETURN,
    FEES,
    BARS_HELD;

    /** Name of the file. */
    public static final String FILE = "trades.csv";
}
