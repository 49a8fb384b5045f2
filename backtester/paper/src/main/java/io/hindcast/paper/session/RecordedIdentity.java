package io.hindcast.paper.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.runs.run.RunIdentity;
import io.hindcast.settings.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a session has recorded of what it was begun with. A part that it has not recorded is empty, and is shown to be the same
 * by the records of its journal alone.
 *
 * @param config SHA-256 of its config.yaml
 * @param history SHA-256 of the bars before the first live one
 * @param model hash of the model that it began with; of length 0 without one
 * @param baseline SHA-256 of what live bars are held against; of length 0 where there is nothing
 * @param plugins SHA-256 of each jar, by its name
 */
record RecordedIdentity(
        Optional<String> config,
        Optional<String> history,
        Optional<String> model,
        Optional<String> baseline,
        Optional<Map<String, String>> plugins) {
    /** Of a session that begins. */
    static RecordedIdentity of(Path config, RunIdentity now) {
        return new RecordedIdentity(
                Optional.of(Sha256.ofFiles(config)),
                Optional.of(now.history()),
                Optional.of(now.model().orElse("")),
                Optional.of(now.baseline().orElse("")),
                Optional.of(now.plugins()));
    }

    static RecordedIdentity read(JsonNode document) {
        return new RecordedIdentity(
                text(document, "config_sha256"),
                text(document, "history_sha256"),
                text(document, "model_sha256"),
                text(document, "baseline_sha256"),
                Optional.of(plugins(document)));
    }

    /**
     * Of a session of version 1, whose document holds nothing that can be compared: by the certificate of the run that its last
     * clean end has left.
     */
    static RecordedIdentity ofLastEnd(Path session) {
        Path certificate = session.resolve(PaperSession.RUN).resolve("certificate.json");
        if (!Files.isRegularFile(certificate)) {
            return new RecordedIdentity(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }
        try {
            JsonNode document = new ObjectMapper().readTree(certificate.toFile());
            // Its config.yaml may have keys that the session's has not: it is that of the build which has ended the
            // session.
            return new RecordedIdentity(
                    Optional.empty(),
                    text(document, "data_sha256"),
                    Optional.of(document.path("model_sha256").asText("")),
                    Optional.empty(),
                    Optional.of(plugins(document)));
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + certificate, e);
        }
    }

    private static Optional<String> text(JsonNode document, String key) {
        return document.hasNonNull(key) ? Optional.of(document.path(key).asText()) : Optional.empty();
    }

    private static Map<String, String> plugins(JsonNode document) {
        Map<String, String> plugins = new TreeMap<>();
        document.path("plugins")
                .forEach(plugin -> plugins.put(
                        plugin.path("jar").asText(), plugin.path("sha256").asText()));
        return plugins;
    }

    void write(ObjectNode document) {
        config.ifPresent(hash -> document.put("config_sha256", hash));
        history.ifPresent(hash -> document.put("history_sha256", hash));
        model.ifPresent(hash -> document.put("model_sha256", hash));
        baseline.ifPresent(hash -> document.put("baseline_sha256", hash));
        var jars = document.putArray("plugins");
        plugins.ifPresent(all -> new TreeMap<>(all)
                .forEach((jar, hash) -> jars.addObject().put("jar", jar).put("sha256", hash)));
    }
}
