package io.hindcast.runs.run;

import io.hindcast.engine.drift.DriftWatch;
import io.hindcast.engine.pipeline.LiveModel;
import io.hindcast.engine.pipeline.PipelineSettings;
import io.hindcast.engine.plugin.PluginJar;
import io.hindcast.engine.split.Fold;
import io.hindcast.engine.split.SegmentBars;
import io.hindcast.engine.split.Segments;
import io.hindcast.forecast.TrainedModel;
import io.hindcast.market.BarSource;
import io.hindcast.market.BarSpecification;
import io.hindcast.runs.baselines.RuleBaselines;
import io.hindcast.runs.config.DataSection;
import io.hindcast.runs.config.EvaluationSettings;
import io.hindcast.runs.config.InstrumentFindings;
import io.hindcast.runs.config.ModelDirection;
import io.hindcast.runs.config.Providers;
import io.hindcast.runs.config.RunConfig;
import io.hindcast.runs.config.RunInputs;
import io.hindcast.runs.config.RunInputs.RunData;
import io.hindcast.runs.config.RunOptions;
import io.hindcast.runs.config.RunPlan;
import io.hindcast.runs.config.StoredBars;
import io.hindcast.runs.config.VolumeCheck;
import io.hindcast.runs.config.Workspace;
import io.hindcast.runs.config.YamlConfig;
import io.hindcast.runs.jobs.ThreadRunner;
import io.hindcast.runs.live.HistoryGrid;
import io.hindcast.runs.live.LiveSettings;
import io.hindcast.runs.models.LiveModels;
import io.hindcast.runs.models.ModelSource;
import io.hindcast.runs.models.ModelStore;
import io.hindcast.runs.progress.PhaseClock;
import io.hindcast.runs.progress.RunProgress;
import io.hindcast.runs.progress.RunWarnings;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import io.hindcast.store.queue.QueueMetadata;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A config with its history and its model, ready to go on with bars that are not stored: the way to make a run of a session of
 * paper trading. Its strategy has a state, so it is run once.
 */
public final class PreparedRun {
    private final RunInputs<TrainedModel> inputs;
    private final RunConfig<TrainedModel> run;
    private final QueueMetadata history;
    private final ModelStore.@Nullable Stored<TrainedModel> model;
    private final @Nullable LiveModels liveModels;

    private PreparedRun(
            RunInputs<TrainedModel> inputs,
            ModelStore.@Nullable Stored<TrainedModel> model,
            @Nullable LiveModels liveModels) {
        this.inputs = inputs;
        this.run = inputs.config();
        this.history = inputs.queue();
        this.model = model;
        this.liveModels = liveModels;
    }

    /**
     * Reads a config, finds its history, and finds or trains its model.
     *
     * @param given read but not yet resolved; sections that only the caller knows have been asked for already
     * @param defaultName of the run, when the config has none
     * @throws InvalidInputException when the config, the data or a model is at fault, or the model has seen bars after the
     *     history
     */
    public static PreparedRun of(
            MapSettings given, String defaultName, Workspace workspace, RunProgress progress, RunOptions options) {
        RunConfig.requireName(given, defaultName);
        QueueMetadata history = DataSection.resolve(given, workspace, progress::note);
        Optional<MapSettings> sessions = HistoryGrid.sessions(given, history, StoredBars.of(workspace, history)::open);
        MapSettings config = sessions.orElse(given);
        sessions.ifPresent(inferred -> DataSection.resolve(inferred, workspace, told -> {}));
        RunInputs<TrainedModel> inputs = RunInputs.read(
                ModelDirection.CAUSAL,
                config,
                RunData.ofSession(config, history, workspace),
                defaultName,
                workspace,
                progress,
                ThreadRunner.onAllProcessors(),
                new PhaseClock());
        RunWarnings warnings = inputs.warnings();
        warnings.say(history.warnings());
        sessions.ifPresent(inferred -> warnings.say(List.of(HistoryGrid.words(history))));
        warnings.say(inputs.config().trading().warnings());
        warnings.say(InstrumentFindings.of(history.instrument(), inputs.config().trading()));
        warnings.say(inputs.config().annualisation().warnings());
        warnings.say(VolumeCheck.warnings(inputs.config().trading(), history));
        Optional<ModelStore.Stored<TrainedModel>> model = new ModelSource<>(inputs).modelOfSession(options);
        SegmentBars proportions =
                inputs.config().upkeep().retrain().isPresent() ? proportions(inputs) : SegmentBars.NONE;
        return new PreparedRun(
                inputs,
                model.orElse(null),
                model.map(stored -> LiveModels.of(inputs, proportions)).orElse(null));
    }

    /** How the last fold shares its bars out. */
    private static SegmentBars proportions(RunInputs<TrainedModel> inputs) {
        List<Fold> folds = inputs.folds();
        Optional<EvaluationSettings> evaluation = inputs.config().evaluation();
        if (folds.isEmpty() || evaluation.isEmpty()) {
            return SegmentBars.NONE;
        }
        Fold last = folds.getLast();
        long from = last.train().getFirst().from();
        return new SegmentBars(
                last.train().getFirst().to() - from,
                last.validation().getFirst().from() - from,
                last.validation().getFirst().to() - from,
                last.knownTo(evaluation.get().purgeBars()) - from);
    }

    /** The run's name. */
    public String name() {
        return run.name();
    }

    /** The stored bars that warm up features and strategy. */
    public QueueMetadata history() {
        return history;
    }

    /** Which bars the history holds, as a feed would bring them. */
    public BarSpecification bars() {
        return history.bars();
    }

    /** How live bars are taken in. */
    public LiveSettings live() {
        return run.live();
    }

    /** From the close on which an order is decided to its arrival. */
    public Duration latency() {
        return run.trading().execution().latency();
    }

    /** Opens the history. */
    public BarSource openHistory() {
        return inputs.bars().open();
    }

    /** The whole config with all defaults. */
    public Map<String, Object> resolved() {
        return run.resolved();
    }

    /** How the line of a backtest of this config runs. */
    public PipelineSettings pipeline() {
        return run.pipeline();
    }

    /** Where the model is stored; empty without one. */
    public Optional<Path> modelFolder() {
        return stored().map(ModelStore.Stored::folder);
    }

    /** The model that the session begins with; empty without one. */
    public Optional<LiveModel> model() {
        return stored().map(stored -> LiveModels.of(stored, LiveModel.Origin.CONFIGURED));
    }

    /** Other models for the session; empty when it has none. */
    public Optional<LiveModels> models() {
        return Optional.ofNullable(liveModels);
    }

    /** Holds live bars against the training of the model that the session begins with. */
    public DriftWatch drift() {
        DriftWatch watch = new DriftWatch(
                run.upkeep().drift(),
                run.features().map(each -> each.get().names()).orElse(List.of()),
                run.horizonBars());
        watch.model(model().flatMap(LiveModel::baseline).orElse(null));
        return watch;
    }

    private Optional<ModelStore.Stored<TrainedModel>> stored() {
        return Optional.ofNullable(model);
    }

    /** How many bars ahead forecasts look; 0 without a model. */
    public int horizonBars() {
        return run.horizonBars();
    }

    /** What decides the session beside its config and its live bars. */
    public RunIdentity identity() {
        return new RunIdentity(
                history.barsSha256() + InstrumentFindings.identity(history.instrument()),
                stored().map(stored -> stored.model().hash()),
                stored().flatMap(ModelStore.Stored::baselineSha256),
                run.plugins().stream()
                        .collect(Collectors.toMap(PluginJar::name, PluginJar::sha256, (one, _) -> one, TreeMap::new)));
    }

    /**
     * What this build makes of a config that an earlier one has resolved: keys that were not known then have their defaults.
     *
     * @param file a config that names this run's history and plugins of this workspace
     * @return the whole config with all defaults
     * @throws InvalidInputException when this build can't read it
     */
    public Map<String, Object> resolvedAgain(Path file) {
        MapSettings stored = YamlConfig.read(file, List.of());
        DataSection.resolve(stored, inputs.workspace(), told -> {});
        return inputs.direction()
                .read(stored, history, run.name(), Providers.of(inputs.workspace()))
                .resolved();
    }

    /**
     * The model that the run begins with, in force from the end of the history on; others can take over from it.
     */
    public ModelSchedule<TrainedModel> schedule() {
        return ModelSchedule.of(firstLive(), model);
    }

    /** The earliest close that a bar behind the history can have. */
    private long firstLive() {
        return history.lastTime() + 1;
    }

    /**
     * The run.
     *
     * @param folder exists and is empty; where it is recorded
     * @param bars the history first
     * @param models that forecast
     */
    public Run<TrainedModel> run(Path folder, BarSource bars, ModelSchedule<TrainedModel> models) {
        RunPlan live = RunPlan.without(Segments.testSince(firstLive()));
        return new Run<>(
                inputs,
                bars,
                live,
                models,
                new RunRecording(
                        folder,
                        inputs,
                        live,
                        models.first().stream().toList(),
                        ForecastUse.TRADED,
                        RuleBaselines.of(run, history, false),
                        true));
    }
}
