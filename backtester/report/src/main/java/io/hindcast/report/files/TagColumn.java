package io.hindcast.report.files;

/** The columns of {@code tags.csv}, a row for each order that bears a tag: docs/run-folder.md. */
public enum TagColumn implements Column {
    ORDER_ID,
    TIME,
    TAG;

    /** Name of the file, which is there only when an order bears a tag. */
    public static final String FILE = "tags.csv";
}
