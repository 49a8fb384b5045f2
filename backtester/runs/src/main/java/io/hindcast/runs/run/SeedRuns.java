package io.hindcast.runs.run;

import io.hindcast.engine.seeds.OfSeeds;
import io.hindcast.engine.seeds.SeedMean;
import io.hindcast.forecast.FittedModel;
import io.hindcast.report.summary.EvaluationSection;
import io.hindcast.report.summary.Summary;
import io.hindcast.runs.config.RunOptions;
import io.hindcast.runs.folder.RunPart;
import io.hindcast.runs.models.ModelStore;
import io.hindcast.settings.MapSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The run of each seed alone, beside that of their mean: what a config with that seed and no others gives, to the byte. */
final class SeedRuns {
    private final Evaluation<?> evaluation;

    /** @param evaluation runs them; nobody listens to it */
    SeedRuns(Evaluation<?> evaluation) {
        this.evaluation = evaluation;
    }

    /**
     * Makes them; none where the models are of one seed.
     *
     * @param models of the run that they stand beside
     * @param folder of that run
     */
    List<EvaluationSection.Part> run(
            MapSettings config,
            String defaultName,
            List<? extends ModelStore.Stored<?>> models,
            RunOptions options,
            Path folder) {
        @Nullable
        FittedModel first = models.isEmpty() ? null : models.getFirst().model();
        List<EvaluationSection.Part> parts = new ArrayList<>();
        if (first instanceof OfSeeds mean) {
            for (OfSeeds.Member<?> member : mean.members()) {
                String name = Long.toString(member.seed());
                Path place = folder.resolve("seeds").resolve(name);
                Optional<Path> brought = options.modelFolder().map(whole -> SeedMean.place(whole, member.seed()));
                Summary summary = evaluation
                        .run(
                                DerivedConfig.ofSeed(config, member.seed()),
                                defaultName,
                                options.partAt(place, brought.orElse(null)))
                        .summary();
                parts.add(RunPart.of(name, folder, place, summary));
            }
        }
        return parts;
    }
}
