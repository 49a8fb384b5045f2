package io.hindcast.experiment;

import io.hindcast.certificate.FolderCertificate;
import io.hindcast.forecast.FittedModel;
import io.hindcast.forecast.ForecastTarget;
import io.hindcast.market.BarSource;
import io.hindcast.pipeline.ForecastLatency;
import io.hindcast.pipeline.FreshModel;
import io.hindcast.pipeline.Pipeline;
import io.hindcast.pipeline.Stage;
import io.hindcast.pipeline.WindowStage;
import io.hindcast.recording.ForecastRecordingStage;
import io.hindcast.recording.RecordingStage;
import io.hindcast.replacement.FolderReplacement;
import io.hindcast.report.HtmlReport;
import io.hindcast.report.summary.Summary;
import io.hindcast.report.summary.SummaryFile;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import io.hindcast.split.Segments;
import io.hindcast.store.BarStore;
import io.hindcast.store.QueueMetadata;
import io.hindcast.store.QueueReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What every run has in common, whichever direction of time its model reads.
 *
 * @param <M> whether its model may forecast for the engine
 */
abstract class Experiment<M extends FittedModel> {
    private final Workspace workspace;
    private final RunProgress progress;
    private final Clock clock;
    private final boolean trades;
    private final PhaseClock phases = new PhaseClock();

    /**
     * @param clock names the run and dates it; no result depends on it
     * @param trades whether forecasts are traded on, or only compared with what came
     */
    Experiment(Workspace workspace, RunProgress progress, Clock clock, boolean trades) {
        this.workspace = workspace;
        this.progress = progress;
        this.clock = clock;
        this.trades = trades;
    }

    /** Reads all sections but {@code data}, which has been read already. */
    abstract RunConfig<M> read(MapSettings config, QueueMetadata queue, String defaultName, Providers providers);

    /** The stage that evaluates the model on every bar. */
    abstract WindowStage windowStage(M model, ForecastTarget target);

    /** A model that has been asked nothing yet. */
    abstract FreshModel fresh(M model);

    /** True when what is traded on was known too late, and every figure of it is marked so. */
    boolean hindsight() {
        return false;
    }

    /** What the reader of any such run should know. */
    List<String> warnings() {
        return List.of();
    }

    /**
     * Runs a config. Nothing is left behind when it fails, and nothing that was there before is touched.
     *
     * @param config read but not yet resolved
     * @param defaultName of the run, when the config has none
     * @throws InvalidInputException when the config, the data or a model is at fault
     * @throws io.hindcast.pipeline.StageFailure when a stage failed
     */
    public RunResult run(MapSettings config, String defaultName, RunOptions options) {
        Instant started = clock.instant();
        if (options.place() == null) {
            RunConfig.requireName(config, defaultName);
        }
        QueueMetadata queue = queue(config);
        RunConfig<M> run = checked(config, queue, defaultName);
        if (trades) {
            VolumeCheck.require(run.trading(), queue);
        }
        BarStore store = new BarStore(workspace.queues());
        RunWarnings warnings = warned();
        warnings.say(warnings());
        warnings.say(queue.warnings());
        warnings.say(run.trading().warnings());
        warnings.say(run.annualisation().warnings());
        Segments segments = segments(run, queue, store);
        warnings.say(ModelSource.warnings(run, segments));
        Optional<LabelFolder> labels = trades ? labels(run, queue, options) : Optional.empty();
        warnings.say(labels.flatMap(LabelFolder::unchecked).stream().toList());
        Optional<ModelStore.Stored<M>> stored = models(warnings).model(run, queue, store, segments, options);
        Optional<M> model = stored.map(ModelStore.Stored::model);

        RunDocuments documents = new RunDocuments(run, queue, stored.orElse(null), warnings);
        try (FolderReplacement writing = options.place() != null
                ? new FolderReplacement(options.place())
                : FolderReplacement.inFreePlace(workspace.runs().resolve(RunIds.of(run.name(), started)))) {
            Path place = writing.place();
            Path folder = writing.folder();
            documents.begin(folder);
            RunFigures figures = new RunFigures(run, hindsight());
            SegmentRanges ranges = new SegmentRanges(open(store, queue), segments, queue);
            CausalityChecks<M> checks = new CausalityChecks<>(run, queue, stored, warnings);
            checks.originFrom(segments.testFrom(), () -> open(store, queue));
            OptionalDouble micros = line(folder, run, queue, segments, model, figures, ranges, checks);

            RunEnd end = new RunEnd(
                    place.getFileName().toString(),
                    started,
                    clock.instant(),
                    ranges.spans(),
                    Optional.empty(),
                    micros,
                    checks.section());
            Summary figured = documents.summary(figures, ranges, trades, end);
            Summary summary = labels.map(each -> figured.withRegimes(RegimeAttribution.add(each, folder, figured)))
                    .orElse(figured)
                    .withPhases(phases.seconds());
            RunFiles.text(folder.resolve(SummaryFile.NAME), SummaryFile.text(summary));
            documents.certify(folder);
            if (trades) {
                // It reads summary and certificate; the time that it took is added to the summary afterwards.
                phases.time("report", () -> HtmlReport.write(folder));
                summary = summary.withPhases(phases.seconds());
                RunFiles.text(folder.resolve(SummaryFile.NAME), SummaryFile.text(summary));
                FolderCertificate.renew(folder, SummaryFile.NAME, HtmlReport.FILE);
            }
            writing.commit();
            return new RunResult(place, summary);
        }
    }

    /** Reads a config, and warns of plugins that can't be used once it is clear that this run needs none of them. */
    final RunConfig<M> checked(MapSettings config, QueueMetadata queue, String defaultName) {
        Providers providers = Providers.of(workspace);
        RunConfig<M> run = read(config, queue, defaultName, providers);
        providers.problems().forEach(problem -> progress.warn("plugin not used: " + problem));
        return run;
    }

    final Workspace workspace() {
        return workspace;
    }

    final ModelSource models(RunWarnings warnings) {
        return new ModelSource(workspace, progress, warnings, phases);
    }

    final QueueMetadata queue(MapSettings config) {
        return phases.time("import", () -> DataSection.resolve(config, workspace, progress::note));
    }

    /** For what comes up before the results. */
    final RunWarnings warned() {
        return new RunWarnings(progress::warn);
    }

    static Segments segments(RunConfig<?> run, QueueMetadata queue, BarStore store) {
        if (run.model() != null && run.model().windowBars() > queue.rows()) {
            throw new InvalidInputException("model.window: a window of "
                    + run.model().windowBars() + " bars is longer than the data (queue " + queue.name() + ", "
                    + queue.rows() + " bars); use a shorter window or import more data");
        }
        return run.split() == null
                ? Segments.ALL_TEST
                : run.split().resolve(queue.rows(), () -> open(store, queue), queue.zone());
    }

    /** Opens the bars, and makes sure that they are still those that the run began with. */
    static BarSource open(BarStore store, QueueMetadata queue) {
        QueueReader bars = store.open(queue.name());
        if (!bars.metadata().equals(queue)) {
            bars.close();
            throw new InvalidInputException(
                    "queue " + queue.name() + ": was imported again while the run was going on; run again");
        }
        return bars;
    }

    /** Labels for the report; no part of the line is given them. */
    private Optional<LabelFolder> labels(RunConfig<M> run, QueueMetadata queue, RunOptions options) {
        if (options.regimes() != null) {
            LabelFolder brought = LabelFolder.open(options.regimes());
            brought.requireData(queue.barsSha256());
            return Optional.of(brought);
        }
        return Optional.ofNullable(run.regimes())
                .map(config ->
                        phases.time("regimes", () -> new Labelling(workspace, progress).label(config, queue, false)));
    }

    /**
     * The straight line, wired: source, features, forecast, trading, recording.
     *
     * @return wall time of a forecast for one window, microseconds; empty without a model
     */
    private OptionalDouble line(
            Path folder,
            RunConfig<M> run,
            QueueMetadata queue,
            Segments segments,
            Optional<M> model,
            RunFigures figures,
            SegmentRanges source,
            CausalityChecks<M> checks) {
        // 1. Features and forecasts, as far as the config has any.
        try (Line line =
                new Line(run, model.map(each -> windowStage(each, run.model().target())), checks)) {
            line.forecasts().ifPresent(stage -> stage.check(checks.windows(segments.testFrom(), this::fresh)));

            // 2. Trading: match, mark, decide.
            if (trades) {
                line.trade(queue.instrument(), queue.interval(), segments.testFrom());
            }
            List<Stage> stages = new ArrayList<>(line.stages());

            // 3. Recording: rows to disk, figures from the rows.
            try (SegmentRanges bars = source;
                    RecordingEnd recording = recording(folder, run, queue, segments, figures)) {
                stages.add(recording.stage());

                // 4. Run it.
                Pipeline pipeline = new Pipeline(run.pipeline(), line.featureCount(), stages);
                Map<String, Double> seconds = pipeline.run(bars, progress.bars(queue.rows()));
                seconds.forEach(phases::add);

                // 5. Ask again for what was forecast.
                if (line.forecasts().isPresent()) {
                    phases.time("checks", () -> checks.finish(line.forecasts())).ifPresent(progress::note);
                }
                return line.forecasts()
                        .map(stage -> OptionalDouble.of(ForecastLatency.medianMicros(stage, checks.askedAgain())))
                        .orElse(OptionalDouble.empty());
            }
        }
    }

    private RecordingEnd recording(
            Path folder, RunConfig<M> run, QueueMetadata queue, Segments segments, RunFigures figures) {
        if (trades) {
            RecordingStage all = new RecordingStage(folder, queue.instrument(), segments, run.horizonBars(), figures);
            return new RecordingEnd(all, all::close);
        }
        ForecastRecordingStage forecasts =
                new ForecastRecordingStage(folder, queue.instrument(), segments, run.horizonBars(), figures);
        return new RecordingEnd(forecasts, forecasts::close);
    }

    /** The last stage, with what finishes its files. */
    private record RecordingEnd(Stage stage, Runnable end) implements AutoCloseable {
        @Override
        public void close() {
            end.run();
        }
    }
}
