package io.hindcast.report.files;

/** The columns of {@code training.csv}, a row for each epoch: docs/run-folder.md. */
public enum TrainingColumn implements Column {
    FOLD,
    EPOCH,
    TRAIN_LOSS,
    VALIDATION_LOSS,
    LEARNING_RATE,
    SECONDS,
    FOLD_NUMBER,
    SEED;

    /** Name of the file. */
    public static final String FILE = "training.csv";
}
