package io.hindcast.report.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import io.hindcast.report.files.JsonDocument;
import io.hindcast.settings.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A comparison on disk.
 *
 * @param folder where it lies
 * @param json all that {@code comparison.json} says
 * @param hindsight true when offline entrants were traded
 * @param symbols results, in the order of the file
 */
record Comparison(Path folder, JsonDocument json, boolean hindsight, List<SymbolResults> symbols) {
    static final String FILE = "comparison.json";
    static final String CONFIG = "config.yaml";
    static final String REMEDY = "run the comparison again";

    Comparison {
        symbols = List.copyOf(symbols);
    }

    /**
     * Reads a comparison.
     *
     * @throws InvalidInputException when a file is missing, or is not what docs/comparison-folder.md says
     */
    static Comparison read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new InvalidInputException(folder + ": no such folder; expected the folder of a comparison");
        }
        for (String file : List.of(FILE, CONFIG)) {
            if (!Files.isRegularFile(folder.resolve(file))) {
                throw new InvalidInputException(folder.resolve(file)
                        + ": the file is missing, so the comparison is incomplete; " + REMEDY + " to have all of it");
            }
        }
        JsonDocument json = JsonDocument.read(folder.resolve(FILE), "docs/comparison-folder.md", REMEDY);
        boolean hindsight = json.optional("comparison.hindsight")
                .filter(JsonNode::isBoolean)
                .map(JsonNode::asBoolean)
                .orElseThrow(() -> json.problem("comparison.hindsight", "is no true or false"));
        return new Comparison(folder, json, hindsight, new ComparisonReader(json, hindsight).symbols());
    }

    String id() {
        return json.text("comparison.id");
    }

    String name() {
        return json.optionalText("comparison.name").orElse(id());
    }

    /** True when models forecast the price itself. */
    boolean ofPrice() {
        return json.text("comparison.target").toLowerCase(Locale.ROOT).equals("close");
    }

    List<String> seeds() {
        return texts("comparison.seeds");
    }

    List<String> warnings() {
        return texts("comparison.warnings");
    }

    private List<String> texts(String path) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < json.size(path); i++) {
            texts.add(json.optionalText(path + "." + i).orElse(""));
        }
        return texts;
    }
}
