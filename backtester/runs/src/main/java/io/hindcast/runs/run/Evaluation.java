package io.hindcast.runs.run;

import io.hindcast.engine.pipeline.LiveModel;
import io.hindcast.engine.split.Fold;
import io.hindcast.forecast.FittedModel;
import io.hindcast.forecast.TrainedModel;
import io.hindcast.report.summary.EvaluationSection;
import io.hindcast.report.summary.Summary;
import io.hindcast.runs.baselines.Baselines;
import io.hindcast.runs.config.DataSection;
import io.hindcast.runs.config.EvaluationSettings;
import io.hindcast.runs.config.InstrumentFindings;
import io.hindcast.runs.config.ModelDirection;
import io.hindcast.runs.config.RunConfig;
import io.hindcast.runs.config.RunInputs;
import io.hindcast.runs.config.RunInputs.RunData;
import io.hindcast.runs.config.RunOptions;
import io.hindcast.runs.config.RunPlan;
import io.hindcast.runs.config.VolumeCheck;
import io.hindcast.runs.config.Workspace;
import io.hindcast.runs.folder.RunIds;
import io.hindcast.runs.folder.RunParts;
import io.hindcast.runs.folder.RunResult;
import io.hindcast.runs.jobs.JobRunner;
import io.hindcast.runs.labels.LabelFolder;
import io.hindcast.runs.labels.Labelling;
import io.hindcast.runs.models.ModelSource;
import io.hindcast.runs.models.ModelStore;
import io.hindcast.runs.progress.PhaseClock;
import io.hindcast.runs.progress.RunProgress;
import io.hindcast.runs.progress.RunWarnings;
import io.hindcast.runs.trials.RunTrial;
import io.hindcast.runs.trials.Trial;
import io.hindcast.settings.MapSettings;
import io.hindcast.store.files.FolderReplacement;
import io.hindcast.store.queue.QueueMetadata;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The way to make a run of stored bars, whose models have seen the bars before those that they are tested on: trains or finds
 * them, sends all bars down the line once, with a schedule of models, and has what are parts of the run beside it.
 *
 * @param <M> the models that its direction has
 */
final class Evaluation<M extends FittedModel> {
    private final ModelDirection<M> direction;
    private final ForecastUse use;
    private final List<String> caveats;
    private final Workspace workspace;
    private final RunProgress progress;
    private final JobRunner jobs;
    private final Clock clock;

    /**
     * @param caveats what the reader of any such run should know
     * @param jobs does the trainings
     * @param clock names the run and dates it; no result depends on it
     */
    Evaluation(
            ModelDirection<M> direction,
            ForecastUse use,
            List<String> caveats,
            Workspace workspace,
            RunProgress progress,
            JobRunner jobs,
            Clock clock) {
        this.direction = direction;
        this.use = use;
        this.caveats = caveats;
        this.workspace = workspace;
        this.progress = progress;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** See {@link Backtest#run}. */
    RunResult run(MapSettings config, String defaultName, RunOptions options) {
        Instant started = clock.instant();
        if (options.place().isEmpty()) {
            RunConfig.requireName(config, defaultName);
        }
        RunInputs<M> inputs = inputs(config, defaultName, options.holdout());
        say(inputs);
        RunPlan plan = inputs.plan();
        ModelSource<M> source = new ModelSource<>(inputs);
        RunWarnings warnings = inputs.warnings();
        warnings.say(source.warnings(plan));
        Optional<LabelFolder> labels = use.trades() ? labels(inputs, options) : Optional.empty();
        warnings.say(labels.flatMap(LabelFolder::unchecked).stream().toList());
        // A model that is brought along makes another trial of it, so it must be known first.
        Optional<RunTrial> early = options.modelFolder().isPresent()
                ? Optional.empty()
                : Optional.of(RunTrial.begin(inputs, plan, options, counts(), null, clock));
        early.ifPresent(trial -> warnings.say(trial.seen().problems()));
        List<ModelStore.Stored<M>> models = source.models(plan, options);
        RunTrial trial = early.orElseGet(() ->
                RunTrial.begin(inputs, plan, options, counts(), brought(models).orElse(null), clock));
        warnings.say(trial.seen().problems());

        try (FolderReplacement writing = options.place()
                .map(FolderReplacement::new)
                .orElseGet(() -> FolderReplacement.inFreePlace(
                        workspace.runs().resolve(RunIds.of(inputs.config().name(), started))))) {
            HoldoutLook look = HoldoutLook.of(
                    inputs, plan, options, writing.place().getFileName().toString(), clock.instant());
            warnings.say(look.warnings());
            RunOptions known = options.seen(look.seen().orElse(null)).ledger(trial.seen());
            List<EvaluationSection.Part> seeds =
                    new SeedRuns(heardByNobody()).run(config, defaultName, models, known, writing.folder());
            if (!seeds.isEmpty()) {
                progress.note("seeds: " + seeds.size() + " runs of one seed each, for the spread");
            }
            Baselines baselines = baselines(inputs, plan, config, defaultName, options);
            RunParts parts = new RunParts(
                    seeds,
                    paths(inputs, config, defaultName, known, writing.folder()),
                    look.section(),
                    Optional.of(trial.mark(writing.place().getFileName().toString())));
            Summary summary = new RunPass<>(
                            inputs, plan, models, LiveModel.Origin.REFITTED, use, baselines, !options.part())
                    .record(writing.folder(), writing.place(), started, clock, labels.orElse(null), parts);
            writing.commit();
            return new RunResult(writing.place(), summary);
        }
    }

    /** What is known too late to trade on is no return that anybody could have had. */
    private boolean counts() {
        return use == ForecastUse.TRADED;
    }

    private static Optional<String> brought(List<? extends ModelStore.Stored<?>> models) {
        return models.stream().findFirst().map(each -> each.model().hash());
    }

    /** The trial that a run of this config is; empty where it is none. */
    Optional<Trial> trial(MapSettings config, String defaultName, boolean scored) {
        if (!counts()) {
            return Optional.empty();
        }
        RunInputs<M> inputs = inputs(config, defaultName, scored);
        return Optional.of(Trial.of(inputs, inputs.plan(), null));
    }

    /** None of a run that is a part of another one, which has them. */
    private Baselines baselines(
            RunInputs<M> inputs, RunPlan plan, MapSettings config, String defaultName, RunOptions options) {
        if (options.part()) {
            return Baselines.NONE;
        }
        Evaluation<TrainedModel> forwards = new Evaluation<>(
                ModelDirection.CAUSAL, ForecastUse.TRADED, List.of(), workspace, RunProgress.NONE, jobs, clock);
        return inputs.phases()
                .time(
                        "baselines",
                        () -> new BaselineFits(made -> forwards.inputs(made, defaultName, options.holdout()))
                                .of(inputs, plan, config, options));
    }

    /** Of the bars that are not kept aside; none beside a run that tests those. */
    private Optional<EvaluationSection.Paths> paths(
            RunInputs<M> inputs, MapSettings config, String defaultName, RunOptions options, Path folder) {
        if (options.part() || inputs.data().scored()) {
            return Optional.empty();
        }
        Evaluation<M> silent = heardByNobody();
        return inputs.config()
                .evaluation()
                .flatMap(EvaluationSettings::combinatorial)
                .map(settings -> new PathRuns<>(
                                inputs,
                                () -> silent.inputs(DerivedConfig.alone(config), defaultName, false),
                                use,
                                clock)
                        .run(settings, options, folder));
    }

    private Evaluation<M> heardByNobody() {
        return new Evaluation<>(direction, use, caveats, workspace, RunProgress.NONE, jobs, clock);
    }

    /** What a run of this config will do, for whoever plans many. */
    PlannedRun planned(MapSettings config, String defaultName, boolean scored) {
        RunInputs<M> inputs = inputs(config, defaultName, scored);
        RunPlan plan = inputs.plan();
        return new PlannedRun(
                new ModelSource<>(inputs).nets(plan, combinations(inputs)),
                inputs.data().all().instrument().id(),
                HoldoutLook.tested(inputs, plan));
    }

    /** The folds of what stands beside a run; none beside one that tests what is kept aside. */
    private static List<Fold> combinations(RunInputs<?> inputs) {
        return inputs.data().scored()
                ? List.of()
                : inputs.config()
                        .evaluation()
                        .flatMap(EvaluationSettings::combinatorial)
                        .map(settings -> settings.plan(
                                inputs.data().all().rows(), inputs.queue().rows()))
                        .map(plan -> plan.plan().folds())
                        .orElse(List.of());
    }

    private void say(RunInputs<M> inputs) {
        if (use.trades()) {
            VolumeCheck.require(inputs.config().trading(), inputs.queue());
        }
        RunWarnings warnings = inputs.warnings();
        warnings.say(caveats);
        warnings.say(inputs.queue().warnings());
        warnings.say(inputs.config().trading().warnings());
        warnings.say(InstrumentFindings.of(
                inputs.queue().instrument(), inputs.config().trading()));
        warnings.say(inputs.config().annualisation().warnings());
    }

    /**
     * Reads a config, and imports its bars where they are not stored yet.
     *
     * @param scored whether the bars that it keeps aside are tested
     */
    RunInputs<M> inputs(MapSettings config, String defaultName, boolean scored) {
        PhaseClock phases = new PhaseClock();
        QueueMetadata queue = phases.time("import", () -> DataSection.resolve(config, workspace, progress::note));
        RunData data = RunData.of(config, queue, workspace, scored);
        return RunInputs.read(direction, config, data, defaultName, workspace, progress, jobs, phases);
    }

    /** Labels for the report; no part of the line is given them. */
    private Optional<LabelFolder> labels(RunInputs<M> inputs, RunOptions options) {
        if (options.regimes().isPresent()) {
            LabelFolder brought = LabelFolder.open(options.regimes().get());
            brought.requireData(inputs.queue().barsSha256());
            return Optional.of(brought);
        }
        return inputs.config()
                .regimes()
                .map(config -> inputs.phases()
                        .time(
                                "regimes",
                                () -> new Labelling(workspace, progress).label(config, inputs.queue(), false)));
    }
}
