package io.hindcast.report.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Loss and learning rate, epoch by epoch, from {@code training.csv}. Its length is bounded by the epochs of the config. */
public final class TrainingCurve {
    private static final List<TrainingColumn> COLUMNS = List.of(
            TrainingColumn.FOLD,
            TrainingColumn.EPOCH,
            TrainingColumn.TRAIN_LOSS,
            TrainingColumn.VALIDATION_LOSS,
            TrainingColumn.LEARNING_RATE);

    private static final List<TrainingColumn> OPTIONAL = List.of(TrainingColumn.FOLD_NUMBER, TrainingColumn.SEED);

    private TrainingCurve() {}

    /**
     * The training of a model.
     *
     * @param name as the column {@code fold} has it
     * @param foldNumber from 1; empty in a run of a version that did not number them
     * @param seed of the training; empty in a run of a version that did not say
     * @param epochs in their order
     */
    public record Curve(String name, OptionalLong foldNumber, OptionalLong seed, List<Epoch> epochs) {
        /** Copies the list. */
        public Curve {
            epochs = List.copyOf(epochs);
        }
    }

    /**
     * What happened in an epoch; NaN where there is no value.
     *
     * @param epoch its number, from 1
     * @param trainLoss mean loss of the training windows
     * @param validationLoss loss of the validation windows
     * @param learningRate that the epoch was trained with
     */
    public record Epoch(int epoch, double trainLoss, double validationLoss, double learningRate) {}

    /** The trainings of a run. */
    public static List<Curve> read(Path file) {
        return read(file, JsonDocument.RUN_AGAIN);
    }

    /**
     * The trainings of a run.
     *
     * @param remedy what the reader of an error is told to do
     */
    public static List<Curve> read(Path file, String remedy) {
        Map<Curve, List<Epoch>> curves = new LinkedHashMap<>();
        CsvTable.read(
                file,
                COLUMNS,
                OPTIONAL,
                remedy,
                row -> curves.computeIfAbsent(
                                new Curve(
                                        row.text(TrainingColumn.FOLD),
                                        row.whole(TrainingColumn.FOLD_NUMBER),
                                        row.whole(TrainingColumn.SEED),
                                        List.of()),
                                curve -> new ArrayList<>())
                        .add(new Epoch(
                                (int) row.number(TrainingColumn.EPOCH),
                                row.number(TrainingColumn.TRAIN_LOSS),
                                row.number(TrainingColumn.VALIDATION_LOSS),
                                row.number(TrainingColumn.LEARNING_RATE))));
        return curves.entrySet().stream()
                .map(each -> new Curve(
                        each.getKey().name(),
                        each.getKey().foldNumber(),
                        each.getKey().seed(),
                        each.getValue()))
                .toList();
    }
}
