package io.hindcast.runs.folder;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.engine.metrics.SummaryJson;
import io.hindcast.forecast.EpochResult;
import io.hindcast.forecast.FittedModel;
import io.hindcast.market.EpochNanos;
import io.hindcast.runs.config.RunConfig;
import io.hindcast.runs.config.YamlConfig;
import io.hindcast.runs.models.ModelStore;
import io.hindcast.runs.models.TrainingFindings;
import io.hindcast.runs.progress.RunWarnings;
import io.hindcast.store.files.FolderCertificate;
import io.hindcast.store.queue.QueueMetadata;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What stands in a run folder beside the rows: config, training, summary, certificate. */
public final class RunDocuments {
    private final RunConfig<?> run;
    private final QueueMetadata queue;
    private final ModelStore.Stored<?> storedOrNull;
    private final FittedModel modelOrNull;
    private final RunWarnings warnings;

    /**
     * The documents of one run, none of them written yet.
     *
     * @param storedOrNull null in a run without a model
     */
    public RunDocuments(
            RunConfig<?> run, QueueMetadata queue, ModelStore.Stored<?> storedOrNull, RunWarnings warnings) {
        this.run = run;
        this.queue = queue;
        this.storedOrNull = storedOrNull;
        this.modelOrNull = storedOrNull == null ? null : storedOrNull.model();
        this.warnings = warnings;
    }

    /** Writes what is known before the first bar. */
    public void begin(Path folder) {
        RunFiles.text(folder.resolve("config.yaml"), YamlConfig.write(run.resolved()));
        TrainingRows.write(folder.resolve("training.csv"), "holdout", epochs());
    }

    /**
     * The figures, without {@code id}, {@code started} and {@code finished}.
     *
     * @param trades whether the run has traded
     */
    public ObjectNode summary(RunFigures figures, SegmentRanges ranges, boolean trades) {
        ObjectNode summary = trades
                ? SummaryJson.of(figures.metrics(), figures.errors(), run.annualisation(), run.trading())
                : SummaryJson.ofForecasts(figures.errors(), run.annualisation(), run.trading());
        ObjectNode node = summary.putObject("run");
        node.put("name", run.name());
        node.put("instrument", queue.instrument().id());
        node.put("interval", queue.interval().toString());
        node.put("zone", queue.zone().getId());
        node.put("queue", queue.name());
        node.put("adjusted", queue.adjusted());
        node.put("price_decimals", figures.priceDecimals());
        node.put("bars", ranges.bars());
        node.put("first_bar", EpochNanos.toInstant(ranges.firstTime()).toString());
        node.put("last_bar", EpochNanos.toInstant(ranges.lastTime()).toString());
        node.put("strategy", run.strategyName());
        node.put("model", modelOrNull == null ? null : modelOrNull.description());
        node.put("parameters", modelOrNull == null ? null : modelOrNull.parameters());
        node.put("scaler", modelOrNull == null ? null : modelOrNull.scaling());
        ArrayNode plugins = node.putArray("plugins");
        run.plugins().forEach(jar -> plugins.add(jar.name()));
        node.put("seed", run.seed());
        warnings.add(ranges.findings());
        warnings.add(figures.findings());
        ArrayNode listed = node.putArray("warnings");
        warnings.texts().forEach(listed::add);
        if (modelOrNull != null) {
            ObjectNode training = summary.putObject("training");
            training.put("epochs", epochs().size());
            training.put(
                    "seconds",
                    epochs().stream().mapToDouble(EpochResult::seconds).sum());
            training.put(
                    "best_validation_loss",
                    TrainingFindings.best(modelOrNull)
                            .map(EpochResult::validationLoss)
                            .orElse(null));
            double constant = modelOrNull.constantLoss();
            training.put("constant_validation_loss", Double.isNaN(constant) ? null : constant);
            training.put("constant", modelOrNull.constant());
            training.put(
                    "last_bar", EpochNanos.toInstant(storedOrNull.lastTime()).toString());
            training.put("data", storedOrNull.standing().words());
        }
        ranges.writeTo(summary.putObject("segments"));
        return summary;
    }

    /** Writes the certificate, when all is written but the report, which shows it. */
    public void certify(Path folder) {
        ObjectNode certificate = Certificate.of(folder, queue, run, storedOrNull);
        // These are the long ones, and have been hashed already.
        Map<String, String> known = new HashMap<>();
        Map.of("forecasts.csv", "forecasts_sha256", "equity.csv", "equity_sha256")
                .forEach((file, key) -> {
                    if (certificate.path(key).isTextual()) {
                        known.put(file, certificate.path(key).asText());
                    }
                });
        FolderCertificate.write(folder, certificate, known);
    }

    private List<EpochResult> epochs() {
        return modelOrNull == null ? List.of() : modelOrNull.training();
    }
}
