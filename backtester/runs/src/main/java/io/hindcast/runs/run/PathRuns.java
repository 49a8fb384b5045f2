package io.hindcast.runs.run;

import io.hindcast.engine.pipeline.LiveModel;
import io.hindcast.engine.split.BarRange;
import io.hindcast.engine.split.CombinatorialPlan;
import io.hindcast.engine.split.CombinatorialSettings;
import io.hindcast.engine.split.Fold;
import io.hindcast.forecast.FittedModel;
import io.hindcast.report.summary.EvaluationSection;
import io.hindcast.report.summary.Summary;
import io.hindcast.runs.baselines.Baselines;
import io.hindcast.runs.config.RunInputs;
import io.hindcast.runs.config.RunOptions;
import io.hindcast.runs.config.RunPlan;
import io.hindcast.runs.folder.RunPart;
import io.hindcast.runs.folder.RunParts;
import io.hindcast.runs.models.ModelSource;
import io.hindcast.runs.models.ModelStore;
import io.hindcast.store.files.FolderReplacement;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The paths of combinatorial purged cross-validation: runs over all bars before those that are kept aside, each bar forecast by
 * a model that has not learnt from it but from bars on both sides of it. That is hindsight, and each of them says so.
 *
 * @param <M> the models of the run's direction
 */
final class PathRuns<M extends FittedModel> {
    private final RunInputs<M> inputs;
    private final Supplier<RunInputs<M>> again;
    private final ForecastUse use;
    private final Clock clock;

    /**
     * @param inputs of the run that they stand beside
     * @param again reads its config once more, without them: a strategy has a state
     * @param use of the run's forecasts: what it does not trade on, they don't
     */
    PathRuns(RunInputs<M> inputs, Supplier<RunInputs<M>> again, ForecastUse use, Clock clock) {
        this.inputs = inputs;
        this.again = again;
        this.use = use.trades() ? ForecastUse.TRADED_IN_HINDSIGHT : ForecastUse.COMPARED;
        this.clock = clock;
    }

    /**
     * Makes them.
     *
     * @param folder of the run that they stand beside
     */
    EvaluationSection.Paths run(CombinatorialSettings settings, RunOptions options, Path folder) {
        CombinatorialPlan plan =
                settings.plan(inputs.data().all().rows(), inputs.queue().rows());
        List<Fold> folds = plan.plan().folds();
        List<ModelStore.Stored<M>> models = new ModelSource<>(inputs).combinatorial(folds, options);
        Map<Integer, ModelStore.Stored<M>> byNumber = new HashMap<>();
        for (int i = 0; i < folds.size(); i++) {
            byNumber.put(folds.get(i).number(), models.get(i));
        }
        RunParts beside = RunParts.ofPart(options.ledger().orElse(null));
        List<EvaluationSection.Part> parts = new ArrayList<>();
        List<Summary> summaries = new ArrayList<>();
        for (int path = 0; path < plan.paths(); path++) {
            String name = Integer.toString(path + 1);
            Path place = folder.resolve("paths").resolve(name);
            Summary summary = run(plan, path, byNumber, place, beside);
            summaries.add(summary);
            parts.add(RunPart.of(name, folder, place, summary));
        }
        inputs.progress()
                .note("paths: " + parts.size() + " runs over the whole range, in hindsight, from " + folds.size()
                        + " models");
        Summary any = summaries.getFirst();
        return new EvaluationSection.Paths(
                true,
                plan.groups().size(),
                folds.getFirst().test().size(),
                folds.size(),
                settings.embargoBars(),
                any.run().firstBar().orElseThrow(),
                any.run().lastBar().orElseThrow(),
                any.traded().map(traded -> traded.benchmark().totalReturn()).orElse(Double.NaN),
                parts);
    }

    private Summary run(
            CombinatorialPlan plan, int path, Map<Integer, ModelStore.Stored<M>> models, Path place, RunParts beside) {
        Instant started = clock.instant();
        RunInputs<M> own = again.get();
        own.warnings()
                .say(List.of(
                        "HINDSIGHT: a path of cross-validation; its models have learnt from bars behind those that they"
                                + " forecast, so it is no backtest"));
        List<Fold> along = plan.path(path);
        List<BarRange> groups = plan.groups();
        RunPlan tests = RunPlan.ofTests(along, groups, inputs.bars());
        List<ModelStore.Stored<M>> inOrder =
                along.stream().map(fold -> models.get(fold.number())).toList();
        try (FolderReplacement writing = new FolderReplacement(place)) {
            Summary summary = new RunPass<>(own, tests, inOrder, LiveModel.Origin.HINDSIGHT, use, Baselines.NONE, false)
                    .record(writing.folder(), place, started, clock, null, beside);
            writing.commit();
            return summary;
        }
    }
}
