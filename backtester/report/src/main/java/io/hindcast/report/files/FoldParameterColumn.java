package io.hindcast.report.files;

/**
 * The columns of {@code fold_parameters.csv}, a row for each parameter that a fold has fitted besides the weights:
 * docs/run-folder.md.
 */
public enum FoldParameterColumn implements Column {
    FOLD_NUMBER,
    SEED,
    NAME,
    VALUE;

    /** Name of the file. */
    public static final String FILE = "fold_parameters.csv";
}
