package io.hindcast.runs.folder;

import io.hindcast.forecast.EpochResult;
import io.hindcast.report.files.TrainingColumn;
import java.nio.file.Path;
import java.util.List;

/** Writes {@code training.csv}. */
final class TrainingRows {
    private TrainingRows() {}

    /**
     * Writes a row an epoch.
     *
     * @param fold which training it was
     */
    public static void write(Path file, String fold, List<EpochResult> epochs) {
        try (RowWriter table = new RowWriter(file, TrainingColumn.values())) {
            for (EpochResult epoch : epochs) {
                table.row(
                        fold,
                        Integer.toString(epoch.epoch()),
                        RowWriter.number(epoch.trainLoss()),
                        RowWriter.number(epoch.validationLoss()),
                        RowWriter.number(epoch.learningRate()),
                        RowWriter.number(epoch.seconds()));
            }
        }
    }
}
