package io.hindcast.report.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import io.hindcast.report.files.JsonDocument;
import io.hindcast.report.page.TimeFormat;
import io.hindcast.report.run.Figure;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads symbols, table and jobs of {@code comparison.json} and checks that they belong together. What an offline entrant
 * would have earned is left out here when the comparison was made without hindsight, so that nothing can show it.
 */
final class ComparisonReader {
    private static final Comparator<Entrant> BEST_FIRST = Comparator.comparingDouble(
            entrant -> Double.isNaN(entrant.rankReturn()) ? Double.POSITIVE_INFINITY : entrant.rankReturn());

    private final JsonDocument json;
    private final boolean hindsight;

    ComparisonReader(JsonDocument json, boolean hindsight) {
        this.json = json;
        this.hindsight = hindsight;
    }

    List<SymbolResults> symbols() {
        Map<String, String> paths = new LinkedHashMap<>();
        for (int i = 0; i < json.size("symbols"); i++) {
            paths.put(json.text("symbols." + i + ".symbol"), "symbols." + i);
        }
        Map<String, List<Entrant>> entrants = new LinkedHashMap<>();
        for (int i = 0; i < json.size("table"); i++) {
            entrants.computeIfAbsent(json.text("table." + i + ".symbol"), symbol -> new ArrayList<>())
                    .add(entrant("table." + i));
        }
        Map<String, List<Job>> jobs = new LinkedHashMap<>();
        for (int i = 0; i < json.size("jobs"); i++) {
            Job job = job("jobs." + i);
            if (entrants.getOrDefault(job.symbol(), List.of()).stream()
                    .noneMatch(row -> row.label().equals(job.entrant()))) {
                throw json.problem(
                        "jobs." + i + ".entrant",
                        "'" + job.entrant() + "' has no row in table for the symbol " + job.symbol());
            }
            jobs.computeIfAbsent(job.symbol(), symbol -> new ArrayList<>()).add(job);
        }
        Set<String> symbols = new LinkedHashSet<>(paths.keySet());
        symbols.addAll(entrants.keySet());
        if (symbols.isEmpty()) {
            throw json.problem("symbols", "is empty; expected at least one");
        }
        return symbols.stream()
                .map(symbol -> results(
                        symbol,
                        Optional.ofNullable(paths.get(symbol)),
                        entrants.getOrDefault(symbol, List.of()),
                        jobs.getOrDefault(symbol, List.of())))
                .toList();
    }

    /** A symbol on which every job failed has no entry among the symbols of the file: nothing is known of its bars. */
    private SymbolResults results(String symbol, Optional<String> path, List<Entrant> entrants, List<Job> jobs) {
        return new SymbolResults(
                symbol,
                path,
                path.map(entry -> json.text(entry + ".interval")),
                path.map(entry -> times(entry + ".interval")).orElse(TimeFormat.DAY),
                entrants.stream().sorted(BEST_FIRST).toList(),
                jobs);
    }

    private Entrant entrant(String path) {
        Map<String, Spread> figures = new LinkedHashMap<>();
        for (Figure figure : ComparisonFigures.ALL) {
            String key = path + ".figures." + figure.key();
            figures.put(figure.key(), new Spread(json.number(key + ".mean"), json.number(key + ".sd")));
        }
        String parameters = ComparisonFigures.PARAMETERS.key();
        figures.put(parameters, new Spread(json.number(path + "." + parameters), Double.NaN));
        Entrant entrant = new Entrant(
                json.text(path + ".entrant"),
                kind(path),
                json.optionalText(path + ".description"),
                json.number(path + ".rank_return"),
                json.number(path + ".rank_sharpe"),
                json.number(path + ".jobs"),
                json.number(path + ".failed"),
                figures);
        return entrant.kind() == Kind.OFFLINE && !hindsight ? entrant.untraded() : entrant;
    }

    private Job job(String path) {
        Map<String, Double> figures = new LinkedHashMap<>();
        String status = json.text(path + ".status");
        boolean done = status.equals("done");
        if (!done && !status.equals("failed")) {
            throw json.problem(path + ".status", "is '" + status + "'; expected done or failed");
        }
        for (Figure figure : ComparisonFigures.ALL) {
            String key = path + ".figures." + figure.key();
            figures.put(figure.key(), done ? json.number(key) : json.optionalNumber(key));
        }
        Job job = new Job(
                json.text(path + ".id"),
                json.text(path + ".symbol"),
                json.text(path + ".entrant"),
                kind(path),
                json.optionalText(path + ".seed").orElseThrow(() -> json.problem(path + ".seed", "is missing")),
                done,
                json.optionalText(path + ".error"),
                inside(path + ".folder"),
                inside(path + ".report"),
                json.optionalText(path + ".forecast_test.answer"),
                json.optionalNumber(path + ".forecast_test.p_value"),
                json.optional(path + ".constant").map(JsonNode::asBoolean).orElse(false),
                figures);
        return job.kind() == Kind.OFFLINE && !hindsight ? job.untraded() : job;
    }

    private Kind kind(String path) {
        String kind = json.text(path + ".kind");
        return Kind.of(kind)
                .orElseThrow(() -> json.problem(
                        path + ".kind", "is '" + kind + "'; expected one of " + String.join(", ", Kind.names())));
    }

    /** A path that stays in the comparison's folder, so that neither a link nor a reader leaves it. */
    private Optional<String> inside(String path) {
        return json.optional(path).map(JsonNode::asText).map(text -> {
            try {
                Path relative = Path.of(text);
                if (!relative.isAbsolute() && relative.equals(relative.normalize()) && relative.startsWith("jobs")) {
                    return text;
                }
            } catch (InvalidPathException e) {
                throw json.problem(path, "can't be a path: " + e.getReason());
            }
            throw json.problem(path, "is '" + text + "'; expected a path below jobs");
        });
    }

    private TimeFormat times(String path) {
        try {
            return TimeFormat.of(json.text(path));
        } catch (IllegalArgumentException e) {
            throw json.problem(path, "is no interval: " + e.getMessage());
        }
    }
}
