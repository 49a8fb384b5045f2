package io.hindcast.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Loss and learning rate, epoch by epoch, from {@code training.csv}. Its length is bounded by the epochs of the config. */
final class TrainingCurve {
    private static final List<String> COLUMNS =
            List.of("fold", "epoch", "train_loss", "validation_loss", "learning_rate");

    private TrainingCurve() {}

    /** What happened in an epoch; NaN where there is no value. */
    record Epoch(int epoch, double trainLoss, double validationLoss, double learningRate) {}

    /** The epochs of each fold. */
    static Map<String, List<Epoch>> read(Path file) {
        Map<String, List<Epoch>> folds = new LinkedHashMap<>();
        CsvTable.read(
                file,
                COLUMNS,
                row -> folds.computeIfAbsent(row.text(0), fold -> new ArrayList<>())
                        .add(new Epoch((int) row.number(1), row.number(2), row.number(3), row.number(4))));
        return folds;
    }
}
