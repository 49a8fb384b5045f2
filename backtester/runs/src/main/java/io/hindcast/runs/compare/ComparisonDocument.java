package io.hindcast.runs.compare;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.hindcast.report.comparison.ComparisonContent;
import io.hindcast.report.page.Spread;
import io.hindcast.report.summary.BaselineSection;
import io.hindcast.report.summary.EvaluationSection;
import io.hindcast.report.summary.ForecastFigures;
import io.hindcast.report.summary.RunSection;
import io.hindcast.report.summary.Summary;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The content of {@code comparison.json} and {@code comparison.csv}: docs/comparison-folder.md. */
final class ComparisonDocument {
    /** Before the name of a metric, so that it is no other figure's. */
    private static final String METRIC = "metric_";

    private final List<JobOutcome> outcomes;
    private final EntrantContests contests;
    private final List<ComparisonContent.MetricColumn> metrics;
    private final Map<String, Standings> standings = new LinkedHashMap<>();

    /**
     * @param outcomes of all jobs, in their order; at least one that has not failed
     * @param contests which of them can be told apart
     */
    ComparisonDocument(List<JobOutcome> outcomes, EntrantContests contests) {
        this.outcomes = outcomes;
        this.contests = contests;
        // All jobs have the config's, in its order.
        metrics =
                outcomes.stream()
                        .filter(outcome -> !outcome.failed())
                        .findFirst()
                        .map(JobOutcome::metrics)
                        .orElse(List.of())
                        .stream()
                        .map(metric -> new ComparisonContent.MetricColumn(
                                METRIC + metric.name(), metric.label(), metric.unit(), metric.meaning()))
                        .toList();
        outcomes.stream()
                .collect(Collectors.groupingBy(
                        outcome -> outcome.job().symbol(), LinkedHashMap::new, Collectors.toList()))
                .forEach((symbol, jobs) -> standings.put(symbol, Standings.of(jobs)));
    }

    /**
     * The content of {@code comparison.json}.
     *
     * @param start of the command that has made the comparison
     * @param finished when
     */
    ComparisonContent content(ComparisonStart start, Instant finished) {
        Summary first = outcomes.stream()
                .flatMap(outcome -> outcome.summary().stream())
                .findFirst()
                .orElseThrow();
        // A comparison is of models, so each run has a forecast.
        ForecastFigures forecast = first.forecast().orElseThrow();
        return new ComparisonContent(
                new ComparisonContent.Head(
                        outcomes.stream()
                                .map(outcome -> outcome.job().seed())
                                .distinct()
                                .toList(),
                        first.run().strategy(),
                        forecast.target(),
                        forecast.horizonBars(),
                        Stream.concat(start.warnings().stream(), ComparisonWarnings.of(outcomes).stream())
                                .distinct()
                                .toList(),
                        start.id(),
                        Optional.of(start.name()),
                        start.hindsight(),
                        OptionalInt.of(start.sideBySide()),
                        start.windowBars(),
                        Optional.of(start.time()),
                        Optional.of(finished),
                        metrics.isEmpty() ? Optional.empty() : Optional.of(metrics)),
                first.costs(),
                first.annualisation(),
                symbols(),
                standings.entrySet().stream()
                        .flatMap(each ->
                                each.getValue().rows().stream().map(row -> row(each.getKey(), each.getValue(), row)))
                        .toList(),
                outcomes.stream().map(ComparisonDocument::job).toList());
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
            for (ComparisonContent.MetricColumn metric : metrics) {
                header.add(metric.key());
                header.add(metric.key() + "_sd");
            }
            csv.writeRecord(header);
            standings.forEach((symbol, each) -> each.rows().forEach(row -> {
                List<String> values = new ArrayList<>(List.of(
                        symbol,
                        row.entrant(),
                        row.kind().text(),
                        row.parameters().map(String::valueOf).orElse(""),
                        rank(each, row, ComparedFigure.TOTAL_RETURN),
                        rank(each, row, ComparedFigure.SHARPE),
                        Integer.toString(row.jobs()),
                        Integer.toString(row.failed())));
                for (ComparedFigure figure : ComparedFigure.values()) {
                    values.add(text(row.mean(figure)));
                    values.add(text(row.deviation(figure)));
                }
                for (ComparisonContent.MetricColumn metric : metrics) {
                    Spread spread = metric(row, metric);
                    values.add(text(spread.mean()));
                    values.add(text(spread.sd()));
                }
                csv.writeRecord(values);
            }));
        } catch (IOException e) {
            throw new UncheckedIOException("can't write the table", e);
        }
        return text.toString();
    }

    private List<ComparisonContent.SymbolEntry> symbols() {
        Map<String, ComparisonContent.SymbolEntry> entries = new LinkedHashMap<>();
        for (JobOutcome outcome : outcomes) {
            outcome.summary()
                    .ifPresent(summary ->
                            entries.computeIfAbsent(outcome.job().symbol(), symbol -> symbol(symbol, summary)));
        }
        return List.copyOf(entries.values());
    }

    private ComparisonContent.SymbolEntry symbol(String symbol, Summary summary) {
        RunSection run = summary.run();
        return new ComparisonContent.SymbolEntry(
                symbol,
                run.interval(),
                run.bars(),
                run.firstBar(),
                run.lastBar(),
                summary.segments(),
                Optional.of(summary.annualisation()),
                summary.evaluation().flatMap(EvaluationSection::holdout),
                baselines(symbol),
                Optional.of(contests.of(symbol)).filter(found -> !found.isEmpty()));
    }

    /** Runs that trade have all of them; a random trader is each run's own. */
    private Optional<BaselineSection> baselines(String symbol) {
        List<Summary> summaries = outcomes.stream()
                .filter(outcome -> outcome.job().symbol().equals(symbol))
                .flatMap(outcome -> outcome.summary().stream())
                .toList();
        return Stream.concat(
                        summaries.stream().filter(summary -> summary.traded().isPresent()), summaries.stream())
                .flatMap(summary -> summary.baselines().stream())
                .findFirst()
                .map(all -> new BaselineSection(
                        all.list(), all.leftOut(), Optional.empty(), Optional.of("it is each run's own")));
    }

    private static Spread metric(Standing row, ComparisonContent.MetricColumn metric) {
        String name = metric.key().substring(METRIC.length());
        return row.metrics().getOrDefault(name, new Spread(Double.NaN, Double.NaN));
    }

    private ComparisonContent.Row row(String symbol, Standings standings, Standing row) {
        Map<String, Spread> figures = new LinkedHashMap<>();
        for (ComparedFigure figure : ComparedFigure.values()) {
            figures.put(figure.key(), new Spread(row.mean(figure), row.deviation(figure)));
        }
        metrics.forEach(metric -> figures.put(metric.key(), metric(row, metric)));
        return new ComparisonContent.Row(
                symbol,
                row.entrant(),
                row.kind(),
                row.description(),
                row.parameters().map(OptionalLong::of).orElse(OptionalLong.empty()),
                standings.rank(row, ComparedFigure.TOTAL_RETURN),
                standings.rank(row, ComparedFigure.SHARPE),
                row.jobs(),
                row.failed(),
                figures,
                row.folds());
    }

    private static ComparisonContent.JobEntry job(JobOutcome outcome) {
        ComparedRun job = outcome.job();
        String folder = "jobs/" + job.id();
        Optional<ForecastFigures> forecast = outcome.summary().flatMap(Summary::forecast);
        Map<String, Double> figures = new LinkedHashMap<>();
        for (ComparedFigure figure : ComparedFigure.values()) {
            figures.put(figure.key(), outcome.figure(figure));
        }
        outcome.metrics().forEach(metric -> figures.put(METRIC + metric.name(), metric.value()));
        return new ComparisonContent.JobEntry(
                job.id(),
                job.symbol(),
                job.entrant().label(),
                job.kind(),
                job.seed(),
                outcome.failed() ? ComparisonContent.Status.FAILED : ComparisonContent.Status.DONE,
                outcome.error(),
                outcome.failed() ? Optional.empty() : Optional.of(folder),
                outcome.traded() ? Optional.of(folder + "/report.html") : Optional.empty(),
                forecast.flatMap(ForecastFigures::test),
                forecast.flatMap(ForecastFigures::constant),
                figures);
    }

    private static String rank(Standings standings, Standing row, ComparedFigure figure) {
        OptionalInt rank = standings.rank(row, figure);
        return rank.isPresent() ? Integer.toString(rank.getAsInt()) : "";
    }

    private static String text(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "";
    }
}
