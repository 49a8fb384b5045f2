package io.hindcast.runs.folder;

import io.hindcast.engine.seeds.OfSeeds;
import io.hindcast.forecast.EpochResult;
import io.hindcast.forecast.FittedModel;
import io.hindcast.report.files.TrainingColumn;
import io.hindcast.runs.config.RunPlan;
import java.nio.file.Path;
import java.util.List;

/** Writes {@code training.csv}. */
final class TrainingRows {
    private TrainingRows() {}

    /**
     * Writes a row an epoch, of each fold and each seed.
     *
     * @param models in the order of the folds
     * @param seed of the run
     */
    static void write(Path file, RunPlan plan, List<? extends FittedModel> models, long seed) {
        try (RowWriter table = new RowWriter(file, TrainingColumn.values())) {
            for (int i = 0; i < models.size(); i++) {
                int number = plan.folds().isEmpty() ? 1 : plan.folds().get(i).number();
                String fold = models.size() == 1 ? "holdout" : "fold " + number;
                if (models.get(i) instanceof OfSeeds mean) {
                    for (OfSeeds.Member<?> member : mean.members()) {
                        write(table, fold + " seed " + member.seed(), member.model(), number, member.seed());
                    }
                } else {
                    write(table, fold, models.get(i), number, seed);
                }
            }
        }
    }

    private static void write(RowWriter table, String name, FittedModel model, int fold, long seed) {
        for (EpochResult epoch : model.training()) {
            table.row(
                    name,
                    Integer.toString(epoch.epoch()),
                    RowWriter.number(epoch.trainLoss()),
                    RowWriter.number(epoch.validationLoss()),
                    RowWriter.number(epoch.learningRate()),
                    RowWriter.number(epoch.seconds()),
                    Integer.toString(fold),
                    Long.toString(seed));
        }
    }
}
