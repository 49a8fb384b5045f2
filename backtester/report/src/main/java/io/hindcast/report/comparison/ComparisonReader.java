package io.hindcast.report.comparison;

import io.hindcast.report.files.JsonDocument;
import io.hindcast.report.files.RecordReader;
import io.hindcast.report.page.Spread;
import io.hindcast.report.run.Figure;
import io.hindcast.report.summary.SkillTest;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads symbols, table and jobs of {@code comparison.json} and checks that they belong together. What an offline entrant
 * would have earned is left out here when the comparison was made without hindsight, so that nothing can show it.
 */
final class ComparisonReader {
    private static final Comparator<EntrantResult> BEST_FIRST = Comparator.comparingDouble(
            entrant -> Double.isNaN(entrant.rankReturn()) ? Double.POSITIVE_INFINITY : entrant.rankReturn());

    private final JsonDocument json;
    private final ComparisonContent content;
    private final boolean hindsight;
    private final List<Figure> metrics;
    private final List<Figure> all;

    ComparisonReader(JsonDocument json) {
        this.json = json;
        this.content = RecordReader.read(json, ComparisonContent.class);
        this.hindsight = content.comparison().hindsight();
        this.metrics = ComparisonResult.metrics(content);
        this.all =
                Stream.concat(ComparisonFigures.ALL.stream(), metrics.stream()).toList();
    }

    /** All that the document says. */
    ComparisonContent content() {
        return content;
    }

    List<SymbolResults> symbols() {
        Map<String, ComparisonContent.SymbolEntry> known = new LinkedHashMap<>();
        content.symbols().forEach(entry -> known.put(entry.symbol(), entry));
        Map<String, List<EntrantResult>> entrants = new LinkedHashMap<>();
        for (int i = 0; i < content.table().size(); i++) {
            ComparisonContent.Row row = content.table().get(i);
            entrants.computeIfAbsent(row.symbol(), symbol -> new ArrayList<>()).add(entrant("table." + i, row));
        }
        Map<String, List<JobResult>> jobs = new LinkedHashMap<>();
        for (int i = 0; i < content.jobs().size(); i++) {
            JobResult job = job("jobs." + i, content.jobs().get(i));
            if (entrants.getOrDefault(job.symbol(), List.of()).stream()
                    .noneMatch(row -> row.label().equals(job.entrant()))) {
                throw json.problem(
                        "jobs." + i + ".entrant",
                        "'" + job.entrant() + "' has no row in table for the symbol " + job.symbol());
            }
            jobs.computeIfAbsent(job.symbol(), symbol -> new ArrayList<>()).add(job);
        }
        Set<String> symbols = new LinkedHashSet<>(known.keySet());
        symbols.addAll(entrants.keySet());
        if (symbols.isEmpty()) {
            throw json.problem("symbols", "is empty; expected at least one");
        }
        return symbols.stream()
                .map(symbol -> new SymbolResults(
                        symbol,
                        Optional.ofNullable(known.get(symbol)),
                        entrants.getOrDefault(symbol, List.of()).stream()
                                .sorted(BEST_FIRST)
                                .toList(),
                        jobs.getOrDefault(symbol, List.of())))
                .toList();
    }

    private EntrantResult entrant(String path, ComparisonContent.Row row) {
        Map<String, Spread> figures = new LinkedHashMap<>();
        for (Figure figure : all) {
            figures.put(figure.key(), required(row.figures(), figure, path + ".figures.", ".mean"));
        }
        figures.put(
                ComparisonFigures.PARAMETERS.key(),
                new Spread(row.parameters().isPresent() ? row.parameters().getAsLong() : Double.NaN, Double.NaN));
        EntrantResult entrant = new EntrantResult(
                row.entrant(),
                row.kind(),
                row.description(),
                rank(row.rankReturn().stream()),
                rank(row.rankSharpe().stream()),
                row.jobs(),
                row.failed(),
                figures,
                row.folds());
        return entrant.kind() == EntrantKind.OFFLINE && !hindsight ? entrant.untraded(metrics) : entrant;
    }

    private static double rank(IntStream place) {
        return place.asDoubleStream().findFirst().orElse(Double.NaN);
    }

    private JobResult job(String path, ComparisonContent.JobEntry entry) {
        boolean done = entry.status() == ComparisonContent.Status.DONE;
        Map<String, Double> figures = new LinkedHashMap<>();
        for (Figure figure : all) {
            figures.put(
                    figure.key(),
                    done
                            ? required(entry.figures(), figure, path + ".figures.", "")
                            : entry.figures().getOrDefault(figure.key(), Double.NaN));
        }
        JobResult job = new JobResult(
                entry.id(),
                entry.symbol(),
                entry.entrant(),
                entry.kind(),
                Long.toString(entry.seed()),
                done,
                entry.error(),
                entry.folder().map(text -> inside(path + ".folder", text)),
                entry.report().map(text -> inside(path + ".report", text)),
                entry.forecastTest().map(SkillTest::answer),
                entry.forecastTest().map(SkillTest::pValue).orElse(Double.NaN),
                entry.constant().orElse(false),
                figures);
        return job.kind() == EntrantKind.OFFLINE && !hindsight ? job.untraded(metrics) : job;
    }

    private <T> T required(Map<String, T> figures, Figure figure, String path, String part) {
        T value = figures.get(figure.key());
        if (value == null) {
            throw json.problem(path + figure.key() + part, "is missing; expected a number or null");
        }
        return value;
    }

    /** A path that stays in the comparison's folder, so that neither a link nor a reader leaves it. */
    private String inside(String path, String text) {
        try {
            Path relative = Path.of(text);
            if (!relative.isAbsolute() && relative.equals(relative.normalize()) && relative.startsWith("jobs")) {
                return text;
            }
        } catch (InvalidPathException e) {
            throw json.problem(path, "can't be a path: " + e.getReason());
        }
        throw json.problem(path, "is '" + text + "'; expected a path below jobs");
    }
}
