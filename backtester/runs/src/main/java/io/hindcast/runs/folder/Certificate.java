package io.hindcast.runs.folder;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.engine.plugin.PluginJar;
import io.hindcast.forecast.FittedModel;
import io.hindcast.market.EpochNanos;
import io.hindcast.report.files.EquityColumn;
import io.hindcast.report.files.FillColumn;
import io.hindcast.report.files.ForecastColumn;
import io.hindcast.report.files.OrderColumn;
import io.hindcast.runs.config.Build;
import io.hindcast.runs.config.RunConfig;
import io.hindcast.runs.models.ModelStore;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Sha256;
import io.hindcast.store.queue.QueueMetadata;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** The hashes that say what a run was made of and what it decided: equal inputs, equal decisions. */
final class Certificate {
    private Certificate() {}

    /**
     * Hashes a run folder whose CSV files are complete.
     *
     * @param storedOrNull null in a run without a model
     */
    static ObjectNode of(Path folder, QueueMetadata queue, RunConfig<?> config, ModelStore.Stored<?> storedOrNull) {
        FittedModel modelOrNull = storedOrNull == null ? null : storedOrNull.model();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("data_sha256", queue.barsSha256());
        Map<String, String> known = queue.instrument().terms().known();
        if (!known.isEmpty()) {
            known.forEach(node.putObject("instrument")::put);
        }
        node.put("source_sha256", queue.sourceSha256());
        node.put("config_sha256", Sha256.ofFiles(folder.resolve("config.yaml")));
        node.put("model_sha256", modelOrNull == null ? null : modelOrNull.hash());
        origin(node, storedOrNull);
        node.put("training", modelOrNull == null ? null : modelOrNull.trainedOn());
        node.put("inference", modelOrNull == null ? null : modelOrNull.inference());
        node.put("forecasts_sha256", hash(folder, ForecastColumn.FILE));
        node.put("decisions_sha256", hash(folder, OrderColumn.FILE, FillColumn.FILE));
        node.put("equity_sha256", hash(folder, EquityColumn.FILE));
        node.put("seed", config.seed());
        node.put("hindcast", Build.version());
        node.put("build_sha256", Build.hash(config.plugged(), config.plugins()));
        ArrayNode plugins = node.putArray("plugins");
        for (PluginJar jar : config.plugins()) {
            if (!jar.isUnchanged()) {
                throw new InvalidInputException(
                        "plugin " + jar.file()
                                + ": was replaced while the run was going on, so nobody can say which of the two has run; run again");
            }
            ObjectNode plugin = plugins.addObject();
            plugin.put("jar", jar.name());
            plugin.put("api", jar.apiVersion());
            plugin.put("sha256", jar.sha256());
        }
        node.put("java", Runtime.version().toString());
        node.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        return node;
    }

    /** What the model was trained on, and who says so. */
    private static void origin(ObjectNode node, ModelStore.Stored<?> storedOrNull) {
        boolean none = storedOrNull == null;
        node.put("model_provenance_sha256", none ? null : storedOrNull.claim().sha256());
        node.put("model_data_sha256", none ? null : storedOrNull.claim().dataSha256());
        node.put(
                "model_last_bar",
                none ? null : EpochNanos.toInstant(storedOrNull.lastTime()).toString());
        node.put("model_data", none ? null : storedOrNull.standing().words());
    }

    /** Null in a run that has no such files: one that forecasts without trading. */
    private static String hash(Path folder, String... names) {
        Path[] files = Stream.of(names).map(folder::resolve).toArray(Path[]::new);
        return Stream.of(files).allMatch(Files::exists) ? Sha256.ofFiles(files) : null;
    }
}
