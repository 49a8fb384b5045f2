package io.hindcast.runs.run;

import io.hindcast.engine.pipeline.LiveModel;
import io.hindcast.engine.seeds.OfSeeds;
import io.hindcast.engine.seeds.SeedMean;
import io.hindcast.engine.split.BarRange;
import io.hindcast.engine.split.TimeRange;
import io.hindcast.forecast.FittedModel;
import io.hindcast.market.EpochNanos;
import io.hindcast.report.summary.EvaluationSection;
import io.hindcast.report.summary.Summary;
import io.hindcast.runs.config.ConfigKeys;
import io.hindcast.runs.config.DataSection;
import io.hindcast.runs.config.HoldoutSeen;
import io.hindcast.runs.config.InstrumentFindings;
import io.hindcast.runs.config.ModelDirection;
import io.hindcast.runs.config.RunConfig;
import io.hindcast.runs.config.RunInputs;
import io.hindcast.runs.config.RunInputs.RunData;
import io.hindcast.runs.config.RunOptions;
import io.hindcast.runs.config.RunPlan;
import io.hindcast.runs.config.StoredBars;
import io.hindcast.runs.config.VolumeCheck;
import io.hindcast.runs.config.Workspace;
import io.hindcast.runs.folder.RunEnding;
import io.hindcast.runs.folder.RunIds;
import io.hindcast.runs.folder.RunPart;
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
import io.hindcast.settings.MapSettings;
import io.hindcast.store.files.FolderReplacement;
import io.hindcast.store.queue.QueueMetadata;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

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
        List<ModelStore.Stored<M>> models = source.models(plan, options);

        try (FolderReplacement writing = options.place()
                .map(FolderReplacement::new)
                .orElseGet(() -> FolderReplacement.inFreePlace(
                        workspace.runs().resolve(RunIds.of(inputs.config().name(), started))))) {
            Optional<HoldoutSeen> seen = seen(inputs, plan, options, writing.place());
            warnings.say(seen.filter(each -> each.times() > 0).map(Evaluation::words).stream()
                    .toList());
            RunParts parts = new RunParts(
                    seeds(config, defaultName, models, options.seen(seen), writing.folder()),
                    Optional.empty(),
                    inputs.data().holdout().map(range -> holdout(inputs, plan, range, seen)));
            ModelSchedule<M> schedule =
                    ModelSchedule.of(Long.MIN_VALUE, plan, models, direction, LiveModel.Origin.REFITTED);
            RunRecording recording = new RunRecording(writing.folder(), inputs, plan, models, use, !options.part());
            Summary summary = record(inputs, plan, schedule, recording, started, writing.place(), labels, parts);
            writing.commit();
            return new RunResult(writing.place(), summary);
        }
    }

    /** What a run of this config will do, for whoever plans many. */
    PlannedRun planned(MapSettings config, String defaultName, boolean scored) {
        RunInputs<M> inputs = inputs(config, defaultName, scored);
        RunPlan plan = inputs.plan();
        return new PlannedRun(
                new ModelSource<>(inputs).nets(plan),
                inputs.data().all().instrument().id(),
                tested(inputs, plan));
    }

    /** From the first bar that is tested to the last one that is stored. */
    private static TimeRange tested(RunInputs<?> inputs, RunPlan plan) {
        return new TimeRange(plan.line().test().from(), inputs.data().all().lastTime() + 1);
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

    /** Notes that bars which are kept aside are scored now; empty where they are not. */
    private Optional<HoldoutSeen> seen(RunInputs<M> inputs, RunPlan plan, RunOptions options, Path place) {
        if (!inputs.data().scored()) {
            return Optional.empty();
        }
        return Optional.of(options.seen()
                .orElseGet(() -> new HoldoutTouches(workspace)
                        .touch(
                                inputs.data().all().instrument().id(),
                                tested(inputs, plan),
                                place.getFileName().toString(),
                                clock.instant())));
    }

    private static String words(HoldoutSeen seen) {
        return "HOLDOUT: seen " + (seen.times() == 1 ? "once" : seen.times() + " times") + " since "
                + LocalDate.ofInstant(seen.since().orElseThrow(), ZoneOffset.UTC)
                + ": what is chosen by its figures is no longer out of sample on these bars";
    }

    private static EvaluationSection.Holdout holdout(
            RunInputs<?> inputs, RunPlan plan, BarRange range, Optional<HoldoutSeen> seen) {
        boolean scored = inputs.data().scored();
        return new EvaluationSection.Holdout(
                range.bars(),
                scored ? Optional.of(EpochNanos.toInstant(plan.line().test().from())) : Optional.empty(),
                scored ? Optional.of(EpochNanos.toInstant(inputs.data().all().lastTime())) : Optional.empty(),
                scored,
                seen.map(HoldoutSeen::times).orElse(0L),
                seen.flatMap(HoldoutSeen::since));
    }

    /** The run of each seed alone: what a config with that seed and no others gives, to the byte. */
    private List<EvaluationSection.Part> seeds(
            MapSettings config,
            String defaultName,
            List<ModelStore.Stored<M>> models,
            RunOptions options,
            Path folder) {
        List<EvaluationSection.Part> parts = new ArrayList<>();
        if (models.isEmpty() || !(models.getFirst().model() instanceof OfSeeds mean)) {
            return parts;
        }
        for (OfSeeds.Member<?> member : mean.members()) {
            String name = Long.toString(member.seed());
            Path place = folder.resolve("seeds").resolve(name);
            Summary summary = part(RunProgress.NONE)
                    .run(
                            ofSeed(config, member.seed()),
                            defaultName,
                            options.partAt(
                                    place,
                                    options.modelFolder().map(brought -> SeedMean.place(brought, member.seed()))))
                    .summary();
            parts.add(RunPart.of(name, folder, place, summary));
        }
        progress.note("seeds: " + parts.size() + " runs of one seed each, for the spread");
        return parts;
    }

    private Evaluation<M> part(RunProgress told) {
        return new Evaluation<>(direction, use, caveats, workspace, told, jobs, clock);
    }

    private static MapSettings ofSeed(MapSettings config, long seed) {
        Map<String, Object> tree = config.tree();
        Map<String, Object> model = new LinkedHashMap<>();
        if (tree.get("model") instanceof Map<?, ?> map) {
            map.forEach((key, value) -> model.put(String.valueOf(key), value));
        }
        model.remove(ConfigKeys.SEEDS.name());
        tree.put("model", model);
        tree.put("seed", seed);
        return config.derived(tree, UnaryOperator.identity());
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

    private Summary record(
            RunInputs<M> inputs,
            RunPlan plan,
            ModelSchedule<M> models,
            RunRecording recording,
            Instant started,
            Path place,
            Optional<LabelFolder> labels,
            RunParts parts) {
        StoredBars bars = inputs.bars();
        try (Run<M> run = new Run<>(inputs, bars.open(), plan, models, recording)) {
            run.lookOutside(bars::open);
            run.go(
                            List.of(),
                            List.of(),
                            inputs.config().pipeline(),
                            progress.bars(inputs.queue().rows()))
                    .forEach(inputs.phases()::add);
            run.check().ifPresent(progress::note);
            OptionalDouble micros = run.forecastMicros();
            Summary summary = run.finish(new RunEnding(
                    place.getFileName().toString(), started, clock.instant(), micros, labels, Optional.empty(), parts));
            return use.trades() ? recording.addReportTime(summary) : summary;
        }
    }
}
