package io.hindcast.runs.models;

import io.hindcast.engine.pipeline.ModelAge;
import io.hindcast.engine.seeds.SeedMean;
import io.hindcast.engine.split.Fold;
import io.hindcast.engine.split.Segments;
import io.hindcast.engine.split.TimeRange;
import io.hindcast.forecast.FeaturePipeline;
import io.hindcast.forecast.FittedModel;
import io.hindcast.forecast.ModelInputs;
import io.hindcast.forecast.TrainableModel;
import io.hindcast.market.BarSource;
import io.hindcast.runs.config.RunConfig;
import io.hindcast.runs.config.RunInputs;
import io.hindcast.runs.config.RunOptions;
import io.hindcast.runs.config.RunPlan;
import io.hindcast.runs.config.StoredBars;
import io.hindcast.runs.progress.PhaseClock;
import io.hindcast.runs.progress.RunWarnings;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.queue.QueueMetadata;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Where a run's models come from: a folder that was named, those that fit and are stored, or trainings.
 *
 * @param <M> the models that the run's direction has
 */
public final class ModelSource<M extends FittedModel> {
    private static final String FOLD = "fold";
    private static final String COMBINATION = "combination";

    private final RunInputs<M> inputs;
    private final RunConfig<M> run;
    private final StoredBars stored;
    private final ModelStore models;
    private final RunWarnings warnings;
    private final PhaseClock phases;

    /** Looks for the models of one run. */
    public ModelSource(RunInputs<M> inputs) {
        this.inputs = inputs;
        run = inputs.config();
        stored = inputs.bars();
        models = new ModelStore(inputs.workspace().models());
        warnings = inputs.warnings();
        phases = inputs.phases();
    }

    /**
     * The model of each fold; empty in a run without a model.
     *
     * @throws InvalidInputException when a model was brought along and there are several folds, or it has seen the test
     */
    public List<ModelStore.Stored<M>> models(RunPlan plan, RunOptions options) {
        if (run.model().isEmpty()) {
            return List.of();
        }
        TrainableModel<M> model = run.model().get();
        List<Segments> folds =
                plan.folds().stream().map(RunPlan.FoldTimes::segments).toList();
        if (options.modelFolder().isEmpty()) {
            return trained(model, learnings(plan), FOLD, options.retrain());
        }
        if (folds.size() > 1) {
            throw new InvalidInputException("--model: brings one model, but a walk-forward fits one for each of its "
                    + folds.size() + " folds; leave --model away, or use 'evaluation: holdout'");
        }
        ModelStore.Stored<M> brought = load(
                model, () -> folds.stream().findFirst(), options.modelFolder().get());
        ModelAge.requireBlindToTest(
                brought.folder().toString(),
                brought.lastTime(),
                plan.line().test().from());
        return List.of(brought);
    }

    /**
     * The models of combinatorial folds, in their order, trained where they are not stored.
     *
     * @param folds with several ranges each
     */
    public List<ModelStore.Stored<M>> combinatorial(List<Fold> folds, RunOptions options) {
        return trained(run.model().orElseThrow(), combinations(folds), COMBINATION, options.retrain());
    }

    private List<Learning> combinations(List<Fold> folds) {
        Map<Long, Long> closes = RunPlan.closes(folds, stored);
        return folds.stream()
                .map(fold -> new Learning(
                        fold.number(),
                        RunPlan.ranges(fold.train(), closes),
                        RunPlan.ranges(fold.validation(), closes),
                        Long.MAX_VALUE))
                .toList();
    }

    /** When the bars close that the model of a fold learns from; rows from {@code end} on it does not see. */
    private record Learning(int number, List<TimeRange> train, List<TimeRange> validation, long end) {
        static Learning of(RunPlan.FoldTimes fold) {
            return new Learning(
                    fold.number(),
                    List.of(fold.segments().train()),
                    List.of(fold.segments().validation()),
                    fold.known());
        }
    }

    /**
     * The nets that {@link #models} and {@link #combinatorial} need when they train, in this order, each with whether it is
     * stored already; none in a run without a model.
     *
     * @param combinatorial none where nothing of the kind stands beside the run
     */
    public List<PlannedNet> nets(RunPlan plan, List<Fold> combinatorial) {
        return run.model().stream()
                .flatMap(model -> Stream.of(learnings(plan), combinations(combinatorial))
                        .filter(learnings -> !learnings.isEmpty())
                        .flatMap(learnings -> trainings(model, learnings, FOLD, table(learnings)).stream()))
                .map(training -> new PlannedNet(
                        training.net(),
                        models.find(training.place(), training.model(), training.data())
                                .isPresent()))
                .toList();
    }

    private static List<Learning> learnings(RunPlan plan) {
        return plan.folds().stream().map(Learning::of).toList();
    }

    private FeatureTable table(List<Learning> folds) {
        long until = folds.stream().mapToLong(Learning::end).max().orElseThrow();
        return phases.time("features", () -> {
            try (BarSource bars = stored.open()) {
                return FeatureTable.read(bars, features().get(), stored.queue().bars(), until);
            }
        });
    }

    private List<Training<M>> trainings(
            TrainableModel<M> model, List<Learning> folds, String called, FeatureTable table) {
        List<Long> seeds = SeedMean.seeds(model, run.seed());
        List<Training<M>> trainings = new ArrayList<>();
        for (int fold = 0; fold < folds.size(); fold++) {
            for (long seed : seeds) {
                TrainingData data = data(table, folds.get(fold), seed);
                if (seed == run.seed()) {
                    warnings.say(TrainingFindings.of(data.set(), model));
                }
                trainings.add(new Training<>(
                        called + " " + folds.get(fold).number() + (seeds.size() == 1 ? "" : ", seed " + seed),
                        SeedMean.single(model),
                        data,
                        models.place(data, run.singleSettings(), run.modelPlugin())));
            }
        }
        return trainings;
    }

    private List<ModelStore.Stored<M>> trained(
            TrainableModel<M> model, List<Learning> folds, String called, boolean again) {
        List<Long> seeds = SeedMean.seeds(model, run.seed());
        FeatureTable table = table(folds);
        String counted = count(folds.size(), called) + " x " + count(seeds.size(), "seed");
        List<ModelStore.Stored<M>> singles =
                new TrainingPlan<>(inputs, models, trainings(model, folds, called, table), counted).run(again);
        if (seeds.size() == 1) {
            return singles;
        }
        List<ModelStore.Stored<M>> joined = new ArrayList<>();
        for (int fold = 0; fold < folds.size(); fold++) {
            SortedMap<Long, ModelStore.Stored<M>> members = new TreeMap<>();
            for (int i = 0; i < seeds.size(); i++) {
                members.put(seeds.get(i), singles.get(fold * seeds.size() + i));
            }
            joined.add(joined(model, data(table, folds.get(fold), run.seed()), members, again));
        }
        return joined;
    }

    private static TrainingData data(FeatureTable table, Learning fold, long seed) {
        return table.data(fold.train(), fold.validation(), fold.end(), seed);
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private ModelStore.Stored<M> joined(
            TrainableModel<M> model, TrainingData data, SortedMap<Long, ModelStore.Stored<M>> members, boolean again) {
        Path place = models.place(data, run.modelSettings(), run.modelPlugin());
        return (again ? Optional.<ModelStore.Stored<M>>empty() : models.find(place, model, data))
                .orElseGet(() -> models.join(place, model, data, run.modelSettings(), members));
    }

    /** Of a session that goes on behind the stored bars; empty in one without a model. */
    public Optional<ModelStore.Stored<M>> modelOfSession(RunOptions options) {
        return run.model().map(model -> modelOfSession(model, options));
    }

    private ModelStore.Stored<M> modelOfSession(TrainableModel<M> model, RunOptions options) {
        ModelStore.Stored<M> begun = options.modelFolder()
                .map(folder -> load(model, this::segmentsWhereTheyFit, folder))
                .orElseGet(() -> modelOfHistory(options));
        QueueMetadata history = stored.queue();
        ModelAge.requireWithinHistory(begun.folder().toString(), begun.lastTime(), history.name(), history.lastTime());
        return begun;
    }

    /** The model that is in force where the history ends: that of its last fold. */
    private ModelStore.Stored<M> modelOfHistory(RunOptions options) {
        RunPlan all = inputs.plan();
        RunPlan last = RunPlan.of(List.of(all.folds().getLast()));
        warnings.say(warnings(last));
        return models(last, options).getFirst();
    }

    /** Of a history that may have grown since the config was written: not every one can be split as it says. */
    private Optional<Segments> segmentsWhereTheyFit() {
        try {
            return inputs.plan().folds().stream()
                    .map(RunPlan.FoldTimes::segments)
                    .reduce((_, later) -> later);
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
    }

    /**
     * A model that was brought along, whatever bars it has seen, and what its folder says of them compared with the run's.
     *
     * @param segments of the run; empty when it has none
     */
    private ModelStore.Stored<M> load(TrainableModel<M> model, Supplier<Optional<Segments>> segments, Path folder) {
        models.kind(folder)
                .filter(kind -> !kind.equals(run.modelSettings().get("name")))
                .ifPresent(kind -> {
                    throw new InvalidInputException(
                            "model " + folder + ": is of the kind '" + kind
                                    + "', but the config's model.name is '"
                                    + run.modelSettings().get("name")
                                    + "'; bring a folder of that kind (a run fits a ridge beside its own model, see docs/baselines.md)");
                });
        ModelStore.Stored<M> brought = models.load(
                folder,
                model,
                new ModelInputs(features().get().names(), stored.queue().interval()));
        warnings.say(TrainingFindings.of(brought.model()));
        ClaimCheck.Finding finding =
                phases.time("features", () -> new ClaimCheck(stored, features(), segments).check(brought.claim()));
        warnings.say(finding.warnings());
        return brought.found(finding.standing());
    }

    /** Of a run with a model, which has some. */
    private Supplier<FeaturePipeline> features() {
        return run.features().orElseThrow();
    }

    /** What the model's author would object to in its settings, given as many samples as the shortest training has. */
    public List<String> warnings(RunPlan plan) {
        return run.model().map(model -> warnings(model, plan)).orElse(List.of());
    }

    private List<String> warnings(TrainableModel<M> model, RunPlan plan) {
        long warmUp = features().get().warmUpBars();
        long rows = plan.folds().stream()
                .flatMap(each -> each.fold().train().stream())
                .mapToLong(train -> train.to() - Math.max(warmUp, train.from()))
                .min()
                .orElse(-warmUp);
        return model.warnings(Math.max(0, rows - model.windowBars() + 1));
    }
}
