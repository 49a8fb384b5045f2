package io.hindcast.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.config.YamlConfig;
import io.hindcast.execution.TradingLoop;
import io.hindcast.forecast.EpochResult;
import io.hindcast.forecast.FeaturePipeline;
import io.hindcast.forecast.Forecaster;
import io.hindcast.forecast.ModelInputs;
import io.hindcast.market.BarSource;
import io.hindcast.market.EpochNanos;
import io.hindcast.metrics.SummaryJson;
import io.hindcast.pipeline.FeatureStage;
import io.hindcast.pipeline.ForecastStage;
import io.hindcast.pipeline.Pipeline;
import io.hindcast.pipeline.Stage;
import io.hindcast.pipeline.TradingStage;
import io.hindcast.recording.RecordingStage;
import io.hindcast.recording.TrainingRows;
import io.hindcast.report.HtmlReport;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import io.hindcast.split.Segments;
import io.hindcast.store.BarStore;
import io.hindcast.store.QueueMetadata;
import io.hindcast.store.QueueReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes a config all the way: data, model, line, figures, report. */
public final class Backtest {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Workspace workspace;
    private final RunProgress progress;
    private final Clock clock;
    private final PhaseClock phases = new PhaseClock();

    /**
     * @param workspace where everything lives
     * @param progress told how it goes on
     * @param clock names the run and dates it; no result depends on it
     */
    public Backtest(Workspace workspace, RunProgress progress, Clock clock) {
        this.workspace = workspace;
        this.progress = progress;
        this.clock = clock;
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
        QueueMetadata queue = phases.time("import", () -> DataSection.resolve(config, workspace, progress::note));
        RunConfig run = RunConfig.read(config, queue, defaultName);
        BarStore store = new BarStore(workspace.queues());
        Segments segments = segments(run, queue, store);
        List<String> warnings = new ArrayList<>(run.trading().warnings());
        warnings.addAll(modelWarnings(run, segments));
        warnings.forEach(progress::warn);
        Optional<LabelFolder> labels = labels(run, queue, options);
        Optional<ModelStore.Stored> model = model(run, queue, store, segments, options);

        String id = RunIds.next(workspace.runs(), run.name(), started);
        try (FolderReplacement writing = new FolderReplacement(workspace.runs().resolve(id))) {
            Path folder = writing.folder();
            write(folder.resolve("config.yaml"), YamlConfig.write(run.resolved()));
            List<EpochResult> epochs =
                    model.map(stored -> stored.model().training()).orElse(List.of());
            TrainingRows.write(folder.resolve("training.csv"), "holdout", epochs);
            RunFigures figures = new RunFigures(run);
            SegmentRanges ranges = new SegmentRanges(open(store, queue), segments);
            line(folder, run, queue, segments, model, figures, ranges);

            ObjectNode summary =
                    SummaryJson.of(figures.metrics(), figures.errors(), run.annualisation(), run.trading());
            describe(summary.putObject("run"), id, run, queue, model, started, ranges, warnings);
            ranges.writeTo(summary.putObject("segments"));
            writeJson(folder.resolve("certificate.json"), Certificate.of(folder, queue, run, model.orElse(null)));
            labels.ifPresent(each -> RegimeAttribution.add(each, folder, summary));
            // The report reads the summary; the time that it took is added to the summary afterwards.
            writeSummary(folder, summary);
            phases.time("report", () -> HtmlReport.write(folder));
            writeSummary(folder, summary);
            writing.commit();
            return new RunResult(workspace.runs().resolve(id), summary);
        }
    }

    /**
     * Trains the model of a config, or finds it trained already.
     *
     * @return the model's folder
     * @throws InvalidInputException as {@link #run}, and when the config has no model
     */
    public Path train(MapSettings config, String defaultName, RunOptions options) {
        QueueMetadata queue = phases.time("import", () -> DataSection.resolve(config, workspace, progress::note));
        RunConfig run = RunConfig.read(config, queue, defaultName);
        BarStore store = new BarStore(workspace.queues());
        Segments segments = segments(run, queue, store);
        modelWarnings(run, segments).forEach(progress::warn);
        return model(run, queue, store, segments, options)
                .orElseThrow(() -> config.invalid("model", "is missing; there is nothing to train"))
                .folder();
    }

    /** What the model's author would object to in its settings, given as many samples as the training segment has. */
    private static List<String> modelWarnings(RunConfig run, Segments segments) {
        if (run.model() == null) {
            return List.of();
        }
        long rows = segments.trainTo() - run.features().get().warmUpBars();
        return run.model().warnings(Math.max(0, rows - run.model().windowBars() + 1));
    }

    /** Labels for the report; no part of the line is given them. */
    private Optional<LabelFolder> labels(RunConfig run, QueueMetadata queue, RunOptions options) {
        if (options.regimes() != null) {
            LabelFolder brought = LabelFolder.open(options.regimes());
            brought.requireData(queue.barsSha256());
            return Optional.of(brought);
        }
        return Optional.ofNullable(run.regimes())
                .map(config -> phases.time(
                        "regimes", () -> new Labelling(workspace, progress).label(config, queue, run.name(), false)));
    }

    private static Segments segments(RunConfig run, QueueMetadata queue, BarStore store) {
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

    private Optional<ModelStore.Stored> model(
            RunConfig run, QueueMetadata queue, BarStore store, Segments segments, RunOptions options) {
        if (run.model() == null) {
            return Optional.empty();
        }
        ModelStore models = new ModelStore(workspace.models());
        if (options.modelFolder() != null) {
            ModelInputs inputs = new ModelInputs(run.features().get().names(), queue.interval());
            ModelStore.Stored stored = models.load(options.modelFolder(), run.model(), inputs);
            ModelAge.requireBlindToTest(stored, store, queue, segments);
            return Optional.of(stored);
        }
        TrainingData data = phases.time("features", () -> {
            try (BarSource bars = open(store, queue)) {
                return TrainingData.read(bars, run.features().get(), queue.interval(), segments, run.seed());
            }
        });
        Path place = models.place(run.name(), data, run.modelSettings());
        if (!options.retrain()) {
            Optional<ModelStore.Stored> stored =
                    models.find(place, run.model(), data.set().inputs());
            if (stored.isPresent()) {
                progress.note("model: reused " + Workspace.shown(place) + " (same data, settings and seed): "
                        + stored.get().model().description());
                return stored;
            }
        }
        ModelStore.Stored trained = phases.time(
                "training", () -> models.train(place, run.model(), data, run.modelSettings(), progress.training()));
        progress.note("model: trained " + Workspace.shown(place) + ": "
                + trained.model().description());
        return Optional.of(trained);
    }

    /** The straight line, wired: source, features, forecast, trading, recording. */
    private void line(
            Path folder,
            RunConfig run,
            QueueMetadata queue,
            Segments segments,
            Optional<ModelStore.Stored> model,
            RunFigures figures,
            SegmentRanges source) {
        List<Stage> stages = new ArrayList<>();

        // 1. Features, where the config has any.
        FeaturePipeline features =
                run.features() == null ? null : run.features().get();
        if (features != null) {
            stages.add(new FeatureStage(features));
        }

        // 2. Forecasts, where there is a model.
        Optional<Forecaster> forecaster = model.map(stored -> stored.model().newForecaster());
        forecaster.ifPresent(each -> stages.add(new ForecastStage(
                model.get().model().scaler(), each, run.model().target())));

        // 3. Trading: match, mark, decide.
        stages.add(new TradingStage(
                listener -> new TradingLoop(queue.instrument(), run.strategy(), run.trading(), listener),
                segments.testFrom(),
                run.horizonBars()));

        // 4. Recording: rows to disk, figures from the rows.
        try (SegmentRanges bars = source;
                RecordingStage recording =
                        new RecordingStage(folder, queue.instrument(), segments, run.horizonBars(), figures)) {
            stages.add(recording);

            // 5. Run it.
            Pipeline pipeline = new Pipeline(run.pipeline(), features == null ? 0 : features.width(), stages);
            Map<String, Double> seconds = pipeline.run(bars, progress.bars(queue.rows()));
            seconds.forEach(phases::add);
        } finally {
            forecaster.ifPresent(Forecaster::close);
        }
    }

    private void describe(
            ObjectNode node,
            String id,
            RunConfig run,
            QueueMetadata queue,
            Optional<ModelStore.Stored> model,
            Instant started,
            SegmentRanges ranges,
            List<String> warnings) {
        node.put("id", id);
        node.put("name", run.name());
        node.put("instrument", queue.instrument().id());
        node.put("interval", queue.interval().toString());
        node.put("zone", queue.zone().getId());
        node.put("queue", queue.name());
        node.put("adjusted", queue.adjusted());
        node.put("bars", ranges.bars());
        node.put("first_bar", EpochNanos.toInstant(queue.firstTime()).toString());
        node.put("last_bar", EpochNanos.toInstant(queue.lastTime()).toString());
        node.put("strategy", run.strategyName());
        node.put("model", model.map(stored -> stored.model().description()).orElse(null));
        node.put("scaler", model.map(stored -> stored.model().scaling()).orElse(null));
        node.put("seed", run.seed());
        node.put("started", started.toString());
        node.put("finished", clock.instant().toString());
        ArrayNode listed = node.putArray("warnings");
        warnings.forEach(listed::add);
    }

    private void writeSummary(Path folder, ObjectNode summary) {
        ObjectNode seconds = summary.putObject("phases_seconds");
        phases.seconds().forEach(seconds::put);
        writeJson(folder.resolve("summary.json"), summary);
    }

    private static void writeJson(Path file, ObjectNode node) {
        try {
            write(file, JSON.writeValueAsString(node) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("can't write " + file, e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("can't write " + file, e);
        }
    }
}
