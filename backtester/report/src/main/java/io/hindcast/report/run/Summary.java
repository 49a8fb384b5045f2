package io.hindcast.report.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.hindcast.report.files.JsonDocument;
import io.hindcast.settings.InvalidInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The content of {@code summary.json}, by dotted paths such as {@code strategy.sharpe}. */
public final class Summary {
    private static final int MOST_DECIMALS = 20;

    private final JsonDocument json;

    private Summary(JsonDocument json) {
        this.json = json;
    }

    /**
     * Reads a {@code summary.json}.
     *
     * @throws InvalidInputException when it is not a JSON object
     */
    public static Summary read(Path file) {
        return new Summary(JsonDocument.ofRun(file));
    }

    /** The whole of it. */
    JsonDocument json() {
        return json;
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

    /** Decimals that the instrument's prices have; 0 in a run that does not say. */
    int priceDecimals() {
        double decimals = optionalNumber("run.price_decimals");
        return decimals >= 0 && decimals <= MOST_DECIMALS ? (int) decimals : 0;
    }

    /**
     * A figure; NaN when it is {@code null}, which means undefined.
     *
     * @throws InvalidInputException when the key is missing or no number
     */
    public double number(String path) {
        return json.number(path);
    }

    /**
     * A required text.
     *
     * @throws InvalidInputException when the key is missing or no text
     */
    public String text(String path) {
        return json.text(path);
    }

    /** A scalar as it is written; empty when the key is missing or {@code null}. */
    public Optional<String> optionalText(String path) {
        return json.optionalText(path);
    }

    /** A number; NaN when the key is missing, {@code null} or no number. */
    public double optionalNumber(String path) {
        return json.optionalNumber(path);
    }

    /** Any value; empty when the key is missing or {@code null}. */
    Optional<JsonNode> optional(String path) {
        return json.optional(path);
    }

    /** An error at a key. */
    InvalidInputException problem(String path, String what) {
        return json.problem(path, what);
    }
}
