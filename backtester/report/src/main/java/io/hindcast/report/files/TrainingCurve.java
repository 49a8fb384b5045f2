package io.hindcast.report.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Loss and learning rate, epoch by epoch, from {@code training.csv}. Its length is bounded by the epochs of the config. */
public final class TrainingCurve {
    private static final List<TrainingColumn> COLUMNS = List.of(
            TrainingColumn.FOLD,
            TrainingColumn.EPOCH,
            TrainingColumn.TRAIN_LOSS,
            TrainingColumn.VALIDATION_LOSS,
            TrainingColumn.LEARNING_RATE);

    private TrainingCurve() {}

    /**
     * What happened in an epoch; NaN where there is no value.
     *
     * @param epoch its number, from 1
     * @param trainLoss mean loss of the training windows
     * @param validationLoss loss of the validation windows
     * @param learningRate that the epoch was trained with
     */
    public record Epoch(int epoch, double trainLoss, double validationLoss, double learningRate) {}

    /** The epochs of each fold of a run. */
    public static Map<String, List<Epoch>> read(Path file) {
        return read(file, JsonDocument.RUN_AGAIN);
    }

    /**
     * The epochs of each fold.
     *
     * @param remedy what the reader of an error is told to do
     */
    public static Map<String, List<Epoch>> read(Path file, String remedy) {
        Map<String, List<Epoch>> folds = new LinkedHashMap<>();
        CsvTable.read(
                file,
                COLUMNS,
                remedy,
                row -> folds.computeIfAbsent(row.text(TrainingColumn.FOLD), fold -> new ArrayList<>())
                        .add(new Epoch(
                                (int) row.number(TrainingColumn.EPOCH),
                                row.number(TrainingColumn.TRAIN_LOSS),
                                row.number(TrainingColumn.VALIDATION_LOSS),
                                row.number(TrainingColumn.LEARNING_RATE))));
        return folds;
    }
}
