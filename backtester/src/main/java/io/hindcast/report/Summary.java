package io.hindcast.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hindcast.settings.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The content of {@code summary.json}, by dotted paths such as {@code strategy.sharpe}. */
public final class Summary {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final JsonNode root;

    private Summary(Path file, JsonNode root) {
        this.file = file;
        this.root = root;
    }

    /**
     * Reads a {@code summary.json}.
     *
     * @throws InvalidInputException when it is not a JSON object
     */
    public static Summary read(Path file) {
        return new Summary(file, readObject(file));
    }

    /** Reads any JSON object of a run. */
    static JsonNode readObject(Path file) {
        try {
            JsonNode root = JSON.readTree(Files.readString(file));
            if (!root.isObject()) {
                throw new InvalidInputException(
                        file + ": must be a JSON object, as a backtest writes it; run it again");
            }
            return root;
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(
                    file + ", line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ": not JSON: " + e.getOriginalMessage()
                            + "; run the backtest again",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** True when the run had a model. */
    public boolean hasForecast() {
        return optional("forecast").filter(JsonNode::isObject).isPresent();
    }

    /** Names of the regimes that the run's figures are split by; empty without any. */
    List<String> regimes() {
        List<String> names = new ArrayList<>();
        optional("regimes.by_regime")
                .ifPresent(list ->
                        list.forEach(each -> names.add(each.path("regime").asText())));
        return names;
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

    /** A scalar as it is written; empty when the key is missing or {@code null}. */
    public Optional<String> optionalText(String path) {
        return optional(path).filter(JsonNode::isValueNode).map(JsonNode::asText);
    }

    /** A number; NaN when the key is missing, {@code null} or no number. */
    public double optionalNumber(String path) {
        return optional(path).filter(JsonNode::isNumber).map(JsonNode::asDouble).orElse(Double.NaN);
    }

    /** Any value; empty when the key is missing or {@code null}. */
    Optional<JsonNode> optional(String path) {
        JsonNode node = node(path);
        return node.isMissingNode() || node.isNull() ? Optional.empty() : Optional.of(node);
    }

    private JsonNode node(String path) {
        return root.at("/" + path.replace('.', '/'));
    }

    /** An error at a key. */
    InvalidInputException problem(String path, String what) {
        return new InvalidInputException(
                file + ": " + path + " " + what + ", as docs/run-folder.md defines it; run the backtest again");
    }
}
