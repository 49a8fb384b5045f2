package io.hindcast.runs.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The content of {@code comparison.json} and {@code comparison.csv}: docs/comparison-folder.md. */
final class ComparisonDocument {
    private static final Pattern FIGURES = Pattern.compile("-?[0-9][0-9.,]*(?:[eE]-?[0-9]+)?");

    private final List<JobOutcome> outcomes;
    private final Map<String, Standings> standings = new LinkedHashMap<>();

    /** @param outcomes of all jobs, in their order; at least one that has not failed */
    ComparisonDocument(List<JobOutcome> outcomes) {
        this.outcomes = outcomes;
        outcomes.stream()
                .collect(Collectors.groupingBy(
                        outcome -> outcome.job().symbol(), LinkedHashMap::new, Collectors.toList()))
                .forEach((symbol, jobs) -> standings.put(symbol, Standings.of(jobs)));
    }

    /** The document; what is not in the outcomes is put into {@code comparison} by the caller. */
    ObjectNode json() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ObjectNode comparison = document.putObject("comparison");
        ObjectNode first = outcomes.stream()
                .filter(outcome -> !outcome.failed())
                .findFirst()
                .orElseThrow()
                .summaryOrNull();
        ArrayNode seeds = comparison.putArray("seeds");
        outcomes.stream().map(outcome -> outcome.job().seed()).distinct().forEach(seeds::add);
        comparison.set("strategy", first.at("/run/strategy"));
        comparison.set("target", first.at("/forecast/target"));
        comparison.set("horizon_bars", first.at("/forecast/horizon_bars"));
        ArrayNode warnings = comparison.putArray("warnings");
        warnings().forEach(warnings::add);
        document.set("costs", first.get("costs"));
        document.set("annualisation", first.get("annualisation"));
        symbols(document.putArray("symbols"));
        ArrayNode table = document.putArray("table");
        standings.forEach((symbol, each) -> each.rows().forEach(row -> table.add(row(symbol, each, row))));
        ArrayNode jobs = document.putArray("jobs");
        outcomes.forEach(outcome -> jobs.add(job(outcome)));
        return document;
    }

    /** The table, a column for the mean of each figure and one for its standard deviation. */
    String csv() {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            List<String> header = new ArrayList<>(
                    List.of("symbol", "entrant", "kind", "parameters", "rank_return", "rank_sharpe", "jobs", "failed"));
            for (ComparedFigure figure : ComparedFigure.values()) {
                header.add(figure.key());
                header.add(figure.key() + "_sd");
            }
            csv.writeRecord(header);
            standings.forEach((symbol, each) -> each.rows().forEach(row -> {
                List<String> values = new ArrayList<>(List.of(
                        symbol,
                        row.entrant(),
                        row.kind(),
                        row.parameters().map(String::valueOf).orElse(""),
                        text(each.rank(row, ComparedFigure.TOTAL_RETURN)),
                        text(each.rank(row, ComparedFigure.SHARPE)),
                        Integer.toString(row.jobs()),
                        Integer.toString(row.failed())));
                for (ComparedFigure figure : ComparedFigure.values()) {
                    values.add(text(row.mean(figure)));
                    values.add(text(row.deviations().get(figure)));
                }
                csv.writeRecord(values);
            }));
        } catch (IOException e) {
            throw new UncheckedIOException("can't write the table", e);
        }
        return text.toString();
    }

    /**
     * What every entrant says once, what only some say with their names. Sentences that differ in their figures only are one,
     * with the figures of the first job that says it.
     */
    private Set<String> warnings() {
        Map<String, Said> said = new LinkedHashMap<>();
        for (JobOutcome outcome : outcomes) {
            if (!outcome.failed()) {
                for (JsonNode node : outcome.summaryOrNull().at("/run/warnings")) {
                    String text = node.asText();
                    said.computeIfAbsent(FIGURES.matcher(text).replaceAll("#"), each -> new Said(text))
                            .add(outcome.job(), text);
                }
            }
        }
        long entrants = outcomes.stream()
                .map(outcome -> outcome.job().entrant().label())
                .distinct()
                .count();
        return said.values().stream()
                .map(each -> each.sentence(entrants))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A warning, and who gives it. */
    private static final class Said {
        private final String first;
        private final Set<String> labels = new LinkedHashSet<>();
        private final Set<String> texts = new LinkedHashSet<>();
        private int jobs;

        private Said(String first) {
            this.first = first;
        }

        private void add(Job job, String text) {
            labels.add(job.entrant().label());
            texts.add(text);
            jobs++;
        }

        private String sentence(long entrants) {
            String who = labels.size() == entrants ? "" : String.join(", ", labels) + ": ";
            return who
                    + first
                    + (texts.size() == 1
                            ? ""
                            : " (these are the figures of the first of " + jobs + " jobs that say so)");
        }
    }

    private void symbols(ArrayNode list) {
        Set<String> seen = new LinkedHashSet<>();
        for (JobOutcome outcome : outcomes) {
            if (!outcome.failed() && seen.add(outcome.job().symbol())) {
                ObjectNode node = list.addObject().put("symbol", outcome.job().symbol());
                for (String key : List.of("interval", "bars", "first_bar", "last_bar")) {
                    node.set(key, outcome.summaryOrNull().path("run").path(key));
                }
                node.set("segments", outcome.summaryOrNull().path("segments"));
                node.set("annualisation", outcome.summaryOrNull().path("annualisation"));
            }
        }
    }

    private static ObjectNode row(String symbol, Standings standings, Standing row) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("symbol", symbol);
        node.put("entrant", row.entrant());
        node.put("kind", row.kind());
        node.put("description", row.descriptionOrNull());
        node.put("parameters", row.parameters().orElse(null));
        node.put("rank_return", boxed(standings.rank(row, ComparedFigure.TOTAL_RETURN)));
        node.put("rank_sharpe", boxed(standings.rank(row, ComparedFigure.SHARPE)));
        node.put("jobs", row.jobs());
        node.put("failed", row.failed());
        ObjectNode figures = node.putObject("figures");
        for (ComparedFigure figure : ComparedFigure.values()) {
            figures.putObject(figure.key())
                    .put("mean", boxed(row.mean(figure)))
                    .put("sd", boxed(row.deviations().get(figure)));
        }
        return node;
    }

    private static ObjectNode job(JobOutcome outcome) {
        Job job = outcome.job();
        String folder = "jobs/" + job.id();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", job.id());
        node.put("symbol", job.symbol());
        node.put("entrant", job.entrant().label());
        node.put("kind", job.kind());
        node.put("seed", job.seed());
        node.put("status", outcome.failed() ? "failed" : "done");
        node.put("error", outcome.errorOrNull());
        node.put("folder", outcome.failed() ? null : folder);
        node.put("report", outcome.traded() ? folder + "/report.html" : null);
        node.set(
                "forecast_test",
                outcome.failed() ? null : outcome.summaryOrNull().at("/forecast/test"));
        node.set("constant", outcome.failed() ? null : outcome.summaryOrNull().at("/forecast/constant"));
        ObjectNode figures = node.putObject("figures");
        for (ComparedFigure figure : ComparedFigure.values()) {
            figures.put(figure.key(), boxed(outcome.figure(figure)));
        }
        return node;
    }

    private static Integer boxed(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }

    private static Double boxed(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static String text(OptionalInt value) {
        return value.isPresent() ? Integer.toString(value.getAsInt()) : "";
    }

    private static String text(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "";
    }
}
