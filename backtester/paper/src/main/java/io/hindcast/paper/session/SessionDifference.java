package io.hindcast.paper.session;

import io.hindcast.runs.run.PreparedRun;
import io.hindcast.runs.run.RunIdentity;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds in what a session was begun with something else than what is at hand. The build is not looked at: whether another one
 * decides the same is shown by the records that it repeats.
 */
final class SessionDifference {
    private static final String CONFIG = "config.yaml";
    private static final String NOTHING = "nothing";

    private final Path session;
    private final SessionDocument document;
    private final PreparedRun prepared;

    private SessionDifference(Path session, SessionDocument document, PreparedRun prepared) {
        this.session = session;
        this.document = document;
        this.prepared = prepared;
    }

    /**
     * The first difference, as {@code config: trading.fee-bps was 20.0 and is 25.0}.
     *
     * @return empty when there is none
     */
    static Optional<String> first(Path session, SessionDocument document, PreparedRun prepared) {
        return new SessionDifference(session, document, prepared).first();
    }

    private Optional<String> first() {
        RecordedIdentity then = document.decides();
        RunIdentity now = prepared.identity();
        return history(then, now)
                .or(() -> file(then))
                .or(this::config)
                .or(() -> differ("model", then.model().orElse(null), now.model().orElse("")))
                .or(() -> document.model().isEmpty() == prepared.model().isPresent()
                        ? changed("model", document.model(), now.model().orElse(""))
                        : Optional.empty())
                .or(() -> differ(
                        "model: its baseline.json",
                        then.baseline().orElse(null),
                        now.baseline().orElse("")))
                .or(() -> plugins(then, now));
    }

    private Optional<String> history(RecordedIdentity then, RunIdentity now) {
        long bars = prepared.history().rows();
        return document.historyBars() == bars
                ? differ("history: the SHA-256 of its bars", then.history().orElse(null), now.history())
                : changed("history: its number of bars", document.historyBars() + "", bars + "");
    }

    private Optional<String> file(RecordedIdentity then) {
        Path file = session.resolve(CONFIG);
        return Files.isRegularFile(file)
                ? differ(
                        "config: the SHA-256 of the session's own " + CONFIG,
                        then.config().orElse(null),
                        Sha256.ofFiles(file))
                : Optional.of("config: the session's own " + CONFIG + " is missing");
    }

    private Optional<String> config() {
        Map<String, Object> stored;
        try {
            stored = prepared.resolvedAgain(session.resolve(CONFIG));
        } catch (InvalidInputException e) {
            return Optional.of(
                    "config: this build can't read the session's own " + CONFIG + " (" + e.getMessage() + ")");
        }
        Map<String, String> then = leaves(stored);
        Map<String, String> now = leaves(prepared.resolved());
        TreeSet<String> keys = new TreeSet<>(then.keySet());
        keys.addAll(now.keySet());
        return keys.stream()
                .map(key -> differ("config: " + key, then.getOrDefault(key, ""), now.getOrDefault(key, "")))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> plugins(RecordedIdentity then, RunIdentity now) {
        TreeSet<String> jars = new TreeSet<>(now.plugins().keySet());
        then.plugins().ifPresent(plugins -> jars.addAll(plugins.keySet()));
        return jars.stream()
                .map(jar -> differ(
                        "plugin " + jar + ": its SHA-256",
                        then.plugins()
                                .map(plugins -> plugins.getOrDefault(jar, ""))
                                .orElse(null),
                        now.plugins().getOrDefault(jar, "")))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** @param then null when the session's document does not say */
    private static Optional<String> differ(String what, @Nullable String then, String now) {
        return then == null || then.equals(now) ? Optional.empty() : changed(what, then, now);
    }

    private static Optional<String> changed(String what, String then, String now) {
        return Optional.of(
                what + " was " + (then.isEmpty() ? NOTHING : then) + " and is " + (now.isEmpty() ? NOTHING : now));
    }

    /** Values by the paths of their keys, as {@code features[0].bars}. */
    private static Map<String, String> leaves(Map<String, ?> tree) {
        Map<String, String> leaves = new LinkedHashMap<>();
        tree.forEach((key, value) -> add(key, value, leaves));
        return leaves;
    }

    private static void add(String path, @Nullable Object value, Map<String, String> leaves) {
        switch (value) {
            case Map<?, ?> map -> map.forEach((key, each) -> add(path + "." + key, each, leaves));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    add(path + "[" + i + "]", list.get(i), leaves);
                }
            }
            case null, default -> leaves.put(path, String.valueOf(value));
        }
    }
}
