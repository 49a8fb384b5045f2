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
import io.hindcast.runs.config.RunPlan;
import io.hindcast.runs.models.ModelStore;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Sha256;
import io.hindcast.store.queue.QueueMetadata;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The hashes that say what a run was made of and what it decided: equal inputs, equal decisions. */
final class Certificate {
    private Certificate() {}

    /**
     * Hashes a run folder whose CSV files are complete.
     *
     * @param models of the folds, in their order; empty in a run without a model
     */
    static ObjectNode of(
            Path folder,
            QueueMetadata queue,
            RunConfig<?> config,
            RunPlan plan,
            List<? extends ModelStore.Stored<?>> models) {
        ModelStore.@Nullable Stored<?> stored = models.isEmpty() ? null : models.getLast();
        Optional<FittedModel> model = Optional.ofNullable(stored).map(each -> each.model());
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("data_sha256", queue.barsSha256());
        Map<String, String> known = queue.instrument().terms().known();
        if (!known.isEmpty()) {
            known.forEach(node.putObject("instrument")::put);
        }
        node.put("source_sha256", queue.sourceSha256());
        node.put("config_sha256", Sha256.ofFiles(folder.resolve("config.yaml")));
        node.put("model_sha256", model.map(FittedModel::hash).orElse(null));
        origin(node, stored);
        if (models.size() > 1) {
            ArrayNode folds = node.putArray("models");
            for (int i = 0; i < models.size(); i++) {
                ObjectNode fold = folds.addObject();
                fold.put("fold_number", plan.folds().get(i).number());
                fold.put("model_sha256", models.get(i).model().hash());
                origin(fold, models.get(i));
            }
        }
        node.put("training", model.map(FittedModel::trainedOn).orElse(null));
        node.put("inference", model.map(FittedModel::inference).orElse(null));
        node.put("forecasts_sha256", hash(folder, ForecastColumn.FILE).orElse(null));
        node.put(
                "decisions_sha256",
                hash(folder, OrderColumn.FILE, FillColumn.FILE).orElse(null));
        node.put("equity_sha256", hash(folder, EquityColumn.FILE).orElse(null));
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
    private static void origin(ObjectNode node, ModelStore.@Nullable Stored<?> stored) {
        Optional<ModelStore.Stored<?>> model = Optional.ofNullable(stored);
        node.put(
                "model_provenance_sha256",
                model.map(each -> each.claim().sha256()).orElse(null));
        node.put(
                "model_data_sha256",
                model.map(each -> each.claim().dataSha256()).orElse(null));
        node.put(
                "model_last_bar",
                model.map(each -> EpochNanos.toInstant(each.lastTime()).toString())
                        .orElse(null));
        node.put("model_data", model.map(each -> each.standing().words()).orElse(null));
    }

    /** Empty in a run that has no such files: one that forecasts without trading. */
    private static Optional<String> hash(Path folder, String... names) {
        Path[] files = Stream.of(names).map(folder::resolve).toArray(Path[]::new);
        return Stream.of(files).allMatch(Files::exists) ? Optional.of(Sha256.ofFiles(files)) : Optional.empty();
    }
}
