package io.hindcast.runs.folder;

import io.hindcast.engine.seeds.OfSeeds;
import io.hindcast.forecast.EpochResult;
import io.hindcast.forecast.FittedModel;
import io.hindcast.report.files.FoldParameterColumn;
import io.hindcast.runs.config.RunPlan;
import io.hindcast.runs.models.TrainingFindings;
import java.nio.file.Path;
import java.util.List;

/** Writes {@code fold_parameters.csv}: what each fold's model has fitted besides its weights. */
final class ParameterRows {
    private ParameterRows() {}

    /**
     * Writes a row a parameter.
     *
     * @param models in the order of the folds
     * @param seed of the run
     */
    static void write(Path file, RunPlan plan, List<? extends FittedModel> models, long seed) {
        try (RowWriter table = new RowWriter(file, FoldParameterColumn.values())) {
            for (int i = 0; i < models.size(); i++) {
                String fold = Integer.toString(plan.folds().get(i).number());
                if (models.get(i) instanceof OfSeeds mean) {
                    mean.members().forEach(member -> write(table, fold, member.seed(), member.model()));
                } else {
                    write(table, fold, seed, models.get(i));
                }
            }
        }
    }

    private static void write(RowWriter table, String fold, long seed, FittedModel model) {
        String of = Long.toString(seed);
        model.fitted().forEach((name, value) -> table.row(fold, of, name, RowWriter.number(value)));
        TrainingFindings.best(model).ifPresent(best -> best(table, fold, of, best));
    }

    private static void best(RowWriter table, String fold, String seed, EpochResult best) {
        table.row(fold, seed, "best epoch", RowWriter.number(best.epoch()));
        table.row(fold, seed, "learning rate of the best epoch", RowWriter.number(best.learningRate()));
    }
}
