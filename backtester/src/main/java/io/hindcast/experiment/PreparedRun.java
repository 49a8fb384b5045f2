package io.hindcast.experiment;

import io.hindcast.certificate.FolderCertificate;
import io.hindcast.config.YamlConfig;
import io.hindcast.feed.BarSpecification;
import io.hindcast.forecast.TrainedModel;
import io.hindcast.intake.LiveSettings;
import io.hindcast.market.BarSource;
import io.hindcast.pipeline.ForecastStage;
import io.hindcast.pipeline.FreshModel;
import io.hindcast.pipeline.PipelineSettings;
import io.hindcast.pipeline.Stage;
import io.hindcast.recording.RecordingStage;
import io.hindcast.report.HtmlReport;
import io.hindcast.report.summary.FeedInputs;
import io.hindcast.report.summary.Summary;
import io.hindcast.report.summary.SummaryFile;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import io.hindcast.split.Segments;
import io.hindcast.store.BarStore;
import io.hindcast.store.QueueMetadata;
import io.hindcast.upkeep.DriftWatch;
import io.hindcast.upkeep.LiveModel;
import io.hindcast.upkeep.ModelBaseline;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A config with its history and its model, ready to go on with bars that are not stored: the stages of the same line as a
 * backtest's, and the same recording. Its strategy has a state, so it is run once.
 */
public final class PreparedRun implements AutoCloseable {
    private final Workspace workspace;
    private final RunConfig<TrainedModel> run;
    private final QueueMetadata history;
    private final Optional<ModelStore.Stored<TrainedModel>> model;
    private final RunWarnings warnings;
    private final Optional<LiveModels> liveModels;
    private final PhaseClock phases;
    private Line line;
    private CausalityChecks<TrainedModel> checks;

    private PreparedRun(
            Workspace workspace,
            RunConfig<TrainedModel> run,
            QueueMetadata history,
            Optional<ModelStore.Stored<TrainedModel>> model,
            RunWarnings warnings,
            Optional<LiveModels> liveModels,
            PhaseClock phases) {
        this.workspace = workspace;
        this.run = run;
        this.history = history;
        this.model = model;
        this.warnings = warnings;
        this.liveModels = liveModels;
        this.phases = phases;
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
        PhaseClock phases = new PhaseClock();
        RunConfig.requireName(given, defaultName);
        QueueMetadata history = DataSection.resolve(given, workspace, progress::note);
        BarStore store = new BarStore(workspace.queues());
        Optional<MapSettings> sessions = HistoryGrid.sessions(given, history, () -> Experiment.open(store, history));
        MapSettings config = sessions.orElse(given);
        sessions.ifPresent(inferred -> DataSection.resolve(inferred, workspace, told -> {}));
        Providers providers = Providers.of(workspace);
        RunConfig<TrainedModel> run = RunConfig.read(config, history, defaultName, providers);
        providers.problems().forEach(problem -> progress.warn("plugin not used: " + problem));
        RunWarnings warnings = new RunWarnings(progress::warn);
        warnings.say(history.warnings());
        sessions.ifPresent(inferred -> warnings.say(List.of(HistoryGrid.words(history))));
        warnings.say(run.trading().warnings());
        warnings.say(run.annualisation().warnings());
        warnings.say(VolumeCheck.warnings(run.trading(), history));
        Optional<ModelStore.Stored<TrainedModel>> model = Optional.empty();
        ModelSource models = new ModelSource(workspace, progress, warnings, phases);
        if (options.modelFolder() != null && run.model() != null) {
            model = Optional.of(
                    models.load(run, history, store, () -> ownSegments(run, history, store), options.modelFolder()));
        } else if (run.model() != null) {
            Segments segments = Experiment.segments(run, history, store);
            warnings.say(ModelSource.warnings(run, segments));
            model = models.model(run, history, store, segments, options);
        }
        if (model.isPresent() && model.get().lastTime() > history.lastTime()) {
            throw new InvalidInputException("model " + model.get().folder() + ": was trained on bars after the history"
                    + " of this session (queue " + history.name() + "), which may be those that it is to forecast; use"
                    + " a model that ends with the history, or import a longer history");
        }
        Segments proportions =
                run.upkeep().retrain().isPresent() ? Experiment.segments(run, history, store) : Segments.ALL_TEST;
        Optional<LiveModels> liveModels = model.map(stored -> LiveModels.of(workspace, run, history, proportions));
        return new PreparedRun(workspace, run, history, model, warnings, liveModels, phases);
    }

    /** Of a history that may have grown since the config was written: not every one can be split as it says. */
    private static Optional<Segments> ownSegments(RunConfig<?> run, QueueMetadata history, BarStore store) {
        try {
            return run.split() == null ? Optional.empty() : Optional.of(Experiment.segments(run, history, store));
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
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
        return Experiment.open(new BarStore(workspace.queues()), history);
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
        return model.map(ModelStore.Stored::folder);
    }

    /** The model that the session begins with; empty without one. */
    public Optional<LiveModel> model() {
        return model.map(stored -> LiveModels.of(stored, LiveModel.Origin.CONFIGURED));
    }

    /** Other models for the session; empty when it has none. */
    public Optional<LiveModels> models() {
        return liveModels;
    }

    /** Holds live bars against the training of the model that the session begins with. */
    public DriftWatch drift() {
        DriftWatch watch = new DriftWatch(
                run.upkeep().drift(),
                run.features() == null ? List.of() : run.features().get().names(),
                run.horizonBars());
        watch.model(model().flatMap(LiveModel::baseline));
        return watch;
    }

    /** How many bars ahead forecasts look; 0 without a model. */
    public int horizonBars() {
        return run.horizonBars();
    }

    /**
     * SHA-256 over what decides the session beside its live bars: history, config, model, what it is held against, version,
     * strategy's code.
     */
    public String identity() {
        return Hashes.ofText(String.join(
                "\n",
                history.barsSha256(),
                YamlConfig.write(run.resolved()),
                model.map(stored -> stored.model().hash()).orElse(""),
                model.flatMap(ModelStore.Stored::baseline)
                        .map(ModelBaseline::toString)
                        .orElse(""),
                Build.version(),
                Build.hash(run.plugged(), run.plugins())));
    }

    /** Columns of a row of features; 0 without features. */
    public int featureCount() {
        return run.features() == null ? 0 : run.features().get().width();
    }

    /**
     * The line up to trading: features, forecasts, trading.
     *
     * @param tradeFrom index of the first bar that is traded, the first one after the history
     */
    public List<Stage> stages(long tradeFrom) {
        checks = new CausalityChecks<>(run, history, model, warnings);
        line = new Line(
                run,
                model.map(ModelStore.Stored::model)
                        .map(trained -> new ForecastStage(
                                trained.scaler(),
                                trained.newForecaster(),
                                run.model().target())),
                checks);
        line.forecasts().ifPresent(forecasts -> {
            forecasts.neededFrom(tradeFrom);
            forecasts.check(checks.windows(tradeFrom, FreshModel::of));
        });
        line.trade(history.instrument(), history.interval(), tradeFrom);
        return line.stages();
    }

    /** Gives up what forecasts, when the line has ended. */
    @Override
    public void close() {
        if (line != null) {
            line.close();
        }
    }

    /**
     * Begins a run folder.
     *
     * @param folder empty
     * @param bars whose bars pass through, history first
     * @param tradeFrom as for {@link #stages}
     */
    public Recording record(Path folder, BarSource bars, long tradeFrom) {
        return new Recording(folder, bars, tradeFrom);
    }

    /** The files of a run while it goes on. */
    public final class Recording implements AutoCloseable {
        private final Path folder;
        private final SegmentRanges bars;
        private final RunDocuments documents;
        private final RunFigures figures = new RunFigures(run, false);
        private final RecordingStage stage;
        private final List<String> findings = new ArrayList<>();
        private Optional<FeedInputs> inputs = Optional.empty();
        private boolean ended;

        private Recording(Path folder, BarSource source, long tradeFrom) {
            this.folder = folder;
            Segments segments = new Segments(tradeFrom, tradeFrom, tradeFrom, tradeFrom);
            bars = new SegmentRanges(source, segments, history);
            documents = new RunDocuments(run, history, model.orElse(null), warnings);
            documents.begin(folder);
            stage = new RecordingStage(folder, history.instrument(), segments, run.horizonBars(), figures);
        }

        /** The source to run the line from. */
        public BarSource bars() {
            return bars;
        }

        /** The last stage of the line. */
        public Stage stage() {
            return stage;
        }

        /** Finishes the rows, without figures. */
        public void end() {
            if (!ended) {
                ended = true;
                stage.close();
            }
        }

        /**
         * Takes what came in, to be told beside the figures.
         *
         * @param counts the section {@code inputs} of the summary
         * @param sentences what calls for saying
         */
        public void inputs(FeedInputs counts, List<String> sentences) {
            inputs = Optional.of(counts);
            findings.addAll(sentences);
        }

        /**
         * Finishes the files, and writes summary, report and certificate when at least one bar was traded.
         *
         * @throws InvalidInputException when the model or a feature has broken its promise
         */
        public Optional<Summary> finish(String id, Instant started, Instant finished, Map<String, Double> seconds) {
            end();
            if (bars.bars() == bars.barsBeforeTest()) {
                return Optional.empty();
            }
            if (model.isPresent()) {
                phases.time("checks", () -> checks.finish(line.forecasts()));
            }
            warnings.add(findings);
            RunEnd end = new RunEnd(
                    id, started, finished, bars.spans().ofSession(), inputs, OptionalDouble.empty(), checks.section());
            seconds.forEach(phases::add);
            Summary summary = documents.summary(figures, bars, true, end).withPhases(phases.seconds());
            RunFiles.text(folder.resolve(SummaryFile.NAME), SummaryFile.text(summary));
            documents.certify(folder);
            HtmlReport.write(folder);
            FolderCertificate.renew(folder, HtmlReport.FILE);
            return Optional.of(summary);
        }

        @Override
        public void close() {
            end();
            bars.close();
        }
    }
}
