package io.hindcast.paper.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.files.FileReplacement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A session's {@code session.json}: what it was begun with, and which builds have run it.
 *
 * @param decides what it was begun with, as far as it was recorded
 * @param feed name of the live queue
 * @param historyBars bars before the first live one
 * @param model the model's folder; empty without one
 * @param began when, ISO-8601
 * @param builds the one that has begun it first
 */
record SessionDocument(
        RecordedIdentity decides,
        String feed,
        long historyBars,
        String model,
        String began,
        List<SessionBuild> builds) {
    static final String FILE = "session.json";

    /** What this build writes. Documents without a version are of version 1, which holds one hash with the build in it. */
    private static final int VERSION = 2;

    private static final ObjectMapper JSON = new ObjectMapper();

    SessionDocument {
        builds = List.copyOf(builds);
    }

    static boolean exists(Path session) {
        return Files.isRegularFile(session.resolve(FILE));
    }

    /**
     * Reads the document of a session.
     *
     * @throws InvalidInputException when there is none, it is damaged, or a newer build has written it
     */
    static SessionDocument read(Path session) {
        Path file = session.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException("session " + session + ": there is no " + FILE
                    + "; name the folder of a session that 'hindcast paper' has begun");
        }
        try {
            JsonNode node = JSON.readTree(file.toFile());
            if (!node.isObject()) {
                throw new IOException("it is no JSON object");
            }
            int version = node.path("version").asInt(1);
            if (version > VERSION) {
                throw new InvalidInputException("session " + session + ": its " + FILE + " is of version " + version
                        + ", and this build reads versions up to " + VERSION
                        + "; continue it with the build that wrote it, or a newer one");
            }
            return new SessionDocument(
                    version < VERSION ? RecordedIdentity.ofLastEnd(session) : RecordedIdentity.read(node),
                    node.path("feed").asText(),
                    node.path("history_bars").asLong(),
                    node.path("model").asText(""),
                    node.path("began").asText(),
                    version < VERSION ? List.of(SessionBuild.unknown()) : builds(node.path("builds")));
        } catch (IOException e) {
            throw new InvalidInputException(
                    "session " + session + ": " + FILE + " is damaged ("
                            + (e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage())
                            + "); restore it from a copy, or start a new session",
                    e);
        }
    }

    private static List<SessionBuild> builds(JsonNode nodes) throws IOException {
        List<SessionBuild> builds = new ArrayList<>();
        nodes.forEach(node -> builds.add(new SessionBuild(
                node.path("hindcast").asText(),
                node.path("sha256").asText(),
                node.path("records").asLong())));
        if (builds.isEmpty()) {
            throw new IOException("it names no build");
        }
        return builds;
    }

    /** The same, run by another build from now on. */
    SessionDocument takenOver(RecordedIdentity identity, SessionBuild build) {
        List<SessionBuild> all = new ArrayList<>(builds);
        all.add(build);
        return new SessionDocument(identity, feed, historyBars, model, began, all);
    }

    /** Which builds have run the session; empty when it was one. */
    Optional<String> takeovers() {
        if (builds.size() == 1) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder(
                "the session was begun by " + builds.getFirst().words());
        for (SessionBuild build : builds.subList(1, builds.size())) {
            text.append(", continued by ").append(build.words());
            text.append(" from record ").append(build.records()).append(" on");
        }
        return Optional.of(text + "; each repeated the records before to the bit");
    }

    /** Writes it whole or not at all. */
    void write(Path session) {
        ObjectNode document = JSON.createObjectNode().put("version", VERSION);
        decides.write(document);
        document.put("feed", feed)
                .put("history_bars", historyBars)
                .put("model", model)
                .put("began", began);
        ArrayNode written = document.putArray("builds");
        for (SessionBuild build : builds) {
            written.addObject()
                    .put("hindcast", build.version())
                    .put("sha256", build.sha256())
                    .put("records", build.records());
        }
        FileReplacement.write(session.resolve(FILE), document.toPrettyString());
    }
}
