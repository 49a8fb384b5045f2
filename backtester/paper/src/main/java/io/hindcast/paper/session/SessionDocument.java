package io.hindcast.paper.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.files.FileReplacement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A session's {@code session.json}: what it was begun with.
 *
 * @param identity hash of history, config, model and build
 * @param feed name of the live queue
 * @param historyBars bars before the first live one
 * @param model the model's folder; empty without one
 * @param began when, ISO-8601
 */
record SessionDocument(String identity, String feed, long historyBars, String model, String began) {
    static final String FILE = "session.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    static boolean exists(Path session) {
        return Files.isRegularFile(session.resolve(FILE));
    }

    /**
     * Reads the document of a session.
     *
     * @throws InvalidInputException when there is none, or it is damaged
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
            return new SessionDocument(
                    node.path("identity").asText(),
                    node.path("feed").asText(),
                    node.path("history_bars").asLong(),
                    node.path("model").asText(""),
                    node.path("began").asText());
        } catch (IOException e) {
            throw new InvalidInputException(
                    "session " + session + ": " + FILE + " is damaged ("
                            + (e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage())
                            + "); restore it from a copy, or start a new session",
                    e);
        }
    }

    /** Writes it whole or not at all. */
    void write(Path session) {
        ObjectNode document = JSON.createObjectNode()
                .put("identity", identity)
                .put("feed", feed)
                .put("history_bars", historyBars)
                .put("model", model)
                .put("began", began);
        FileReplacement.write(session.resolve(FILE), document.toPrettyString());
    }
}
