package io.hindcast.report.comparison;

import io.hindcast.forecast.ForecastTarget;
import io.hindcast.report.files.JsonDocument;
import io.hindcast.report.run.Figure;
import io.hindcast.report.run.FiguresOfMetrics;
import io.hindcast.settings.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A comparison on disk.
 *
 * @param folder where it lies
 * @param content all that {@code comparison.json} says
 * @param symbols results, in the order of the file
 */
record ComparisonResult(Path folder, ComparisonContent content, List<SymbolResults> symbols) {
    static final String FILE = "comparison.json";
    static final String CONFIG = "config.yaml";
    static final String REMEDY = "run the comparison again";

    ComparisonResult {
        symbols = List.copyOf(symbols);
    }

    /**
     * Reads a comparison.
     *
     * @throws InvalidInputException when a file is missing, or is not what docs/comparison-folder.md says
     */
    static ComparisonResult read(Path folder) {
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
        ComparisonReader reader = new ComparisonReader(json);
        return new ComparisonResult(folder, reader.content(), reader.symbols());
    }

    String id() {
        return content.comparison().id();
    }

    String name() {
        return content.comparison().name().orElse(id());
    }

    /** True when offline entrants were traded. */
    boolean hindsight() {
        return content.comparison().hindsight();
    }

    /** True when models forecast the price itself. */
    boolean ofPrice() {
        return content.comparison().target() == ForecastTarget.CLOSE;
    }

    /** Metrics that the config asked for, which are computed from trading or forecasts. */
    List<Figure> metrics() {
        return metrics(content);
    }

    static List<Figure> metrics(ComparisonContent content) {
        return content.comparison().metrics().orElse(List.of()).stream()
                .map(metric -> FiguresOfMetrics.of(metric.key(), metric.label(), metric.unit(), metric.meaning()))
                .toList();
    }

    List<String> seeds() {
        return content.comparison().seeds().stream().map(String::valueOf).toList();
    }

    List<String> warnings() {
        return content.comparison().warnings();
    }
}
