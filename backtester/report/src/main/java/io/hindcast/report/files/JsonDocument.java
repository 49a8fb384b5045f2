package io.hindcast.report.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hindcast.settings.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/** A JSON object on disk, by dotted paths such as {@code strategy.sharpe} or {@code table.0.entrant}. */
public final class JsonDocument {
    /** What helps when a file of a run is damaged. */
    static final String RUN_AGAIN = "run the backtest again";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final JsonNode root;
    private final String definition;
    private final String remedy;

    private JsonDocument(Path file, JsonNode root, String definition, String remedy) {
        this.file = file;
        this.root = root;
        this.definition = definition;
        this.remedy = remedy;
    }

    /**
     * Reads a JSON object of a run.
     *
     * @throws InvalidInputException when it is none
     */
    public static JsonDocument ofRun(Path file) {
        return read(file, "docs/run-folder.md", RUN_AGAIN);
    }

    /**
     * Reads a JSON object.
     *
     * @param definition the document that defines it, for errors
     * @param remedy what the reader of an error is told to do
     * @throws InvalidInputException when it is none
     */
    public static JsonDocument read(Path file, String definition, String remedy) {
        try {
            JsonNode root = JSON.readTree(TextDocument.read(file, remedy));
            if (!root.isObject()) {
                throw new InvalidInputException(
                        file + ": must be a JSON object, as " + definition + " defines it; " + remedy);
            }
            return new JsonDocument(file, root, definition, remedy);
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(
                    file + ", line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ": not JSON: " + e.getOriginalMessage() + "; " + remedy,
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole of it. */
    public JsonNode root() {
        return root;
    }

    /**
     * A figure; NaN when it is {@code null}, which means undefined.
     *
     * @throws InvalidInputException when the key is missing or no number
     */
    public double number(String path) {
        JsonNode node = node(path);
        if (node.isMissingNode()) {
            throw problem(path, "is missing; expected a number or null");
        }
        if (!node.isNull() && !node.isNumber()) {
            throw problem(path, "must be a number or null, but is " + node);
        }
        return node.asDouble(Double.NaN);
    }

    /**
     * A required text.
     *
     * @throws InvalidInputException when the key is missing or no text
     */
    public String text(String path) {
        JsonNode node = node(path);
        if (!node.isTextual()) {
            throw problem(path, (node.isMissingNode() ? "is missing" : "is " + node) + "; expected a text");
        }
        return node.asText();
    }

    /**
     * How many entries a required list has.
     *
     * @throws InvalidInputException when the key is missing or no list
     */
    public int size(String path) {
        JsonNode node = node(path);
        if (!node.isArray()) {
            throw problem(path, (node.isMissingNode() ? "is missing" : "is " + node) + "; expected a list");
        }
        return node.size();
    }

    /** A scalar as it is written; empty when the key is missing or {@code null}. */
    public Optional<String> optionalText(String path) {
        return optional(path).filter(JsonNode::isValueNode).map(JsonNode::asText);
    }

    /** A number; NaN when the key is missing, {@code null} or no number. */
    public double optionalNumber(String path) {
        return optional(path).filter(JsonNode::isNumber).map(JsonNode::asDouble).orElse(Double.NaN);
    }

    /** Any value; empty when the key is missing or {@code null}. */
    public Optional<JsonNode> optional(String path) {
        JsonNode node = node(path);
        return node.isMissingNode() || node.isNull() ? Optional.empty() : Optional.of(node);
    }

    /** An error at a key. */
    public InvalidInputException problem(String path, String what) {
        return new InvalidInputException(
                file + ": " + path + " " + what + ", as " + definition + " defines it; " + remedy);
    }

    private JsonNode node(String path) {
        return root.at("/" + path.replace('.', '/'));
    }
}
