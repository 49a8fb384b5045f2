package io.hindcast.report.comparison;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hindcast.report.files.Sample;
import io.hindcast.report.page.ChartJson;
import io.hindcast.report.page.TimeFormat;
import io.hindcast.report.run.Figure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** What the page's script draws of a comparison. */
final class ComparisonData {
    private static final List<Figure> DRAWN =
            List.of(ComparisonFigures.RETURN, ComparisonFigures.RMSE_PRICE, ComparisonFigures.RMSE_RETURN);

    private final ChartJson numbers = new ChartJson();
    private final JsonGenerator json = numbers.structure();
    private final ComparisonResult comparison;

    /** Labels of all models in the order of the config, so that an entrant has one colour throughout. */
    private final List<String> models;

    private ComparisonData(ComparisonResult comparison) throws IOException {
        this.comparison = comparison;
        this.models = comparison.symbols().stream()
                .flatMap(results -> Stream.concat(
                        results.jobs().stream()
                                .filter(job -> job.kind().model())
                                .map(JobResult::entrant),
                        results.models().stream().map(EntrantResult::label)))
                .distinct()
                .toList();
    }

    static String of(ComparisonResult comparison, List<SymbolSeries> series) {
        try {
            ComparisonData data = new ComparisonData(comparison);
            data.write(series);
            return data.numbers.text();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(List<SymbolSeries> series) throws IOException {
        json.writeStartObject();
        TimeFormat finest = comparison.symbols().stream()
                .map(SymbolResults::times)
                .max(Comparator.naturalOrder())
                .orElse(TimeFormat.DAY);
        json.writeStringField("times", finest.name().toLowerCase(Locale.ROOT));
        json.writeStringField("unit", comparison.ofPrice() ? "price" : "return");
        json.writeArrayFieldStart("symbols");
        for (int i = 0; i < series.size(); i++) {
            symbol(comparison.symbols().get(i), series.get(i));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void symbol(SymbolResults results, SymbolSeries series) throws IOException {
        json.writeStartObject();
        json.writeStringField("symbol", results.symbol());
        json.writeArrayFieldStart("entrants");
        for (EntrantResult entrant : results.entrants()) {
            entrant(entrant);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("jobs");
        for (JobResult job : results.jobs()) {
            if (job.done() && job.kind().model()) {
                job(job, Objects.requireNonNull(series.jobs().get(job)));
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void entrant(EntrantResult entrant) throws IOException {
        json.writeStartObject();
        json.writeStringField("label", entrant.label());
        json.writeStringField("kind", entrant.kind().text());
        json.writeNumberField("colour", models.indexOf(entrant.label()));
        json.writeFieldName("parameters");
        numbers.number(entrant.figure(ComparisonFigures.PARAMETERS.key()).mean());
        for (Figure figure : DRAWN) {
            json.writeArrayFieldStart(figure.key());
            numbers.number(entrant.figure(figure.key()).mean());
            numbers.number(entrant.figure(figure.key()).sd());
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void job(JobResult job, JobSeries series) throws IOException {
        json.writeStartObject();
        json.writeStringField("entrant", job.entrant());
        json.writeStringField("seed", job.seed());
        for (Figure figure : DRAWN) {
            json.writeFieldName(figure.key());
            numbers.number(job.figure(figure.key()));
        }
        if (series != null) {
            if (series.equity().isPresent()) {
                numbers.sample("equity", series.equity().get());
            }
            numbers.trainings(series.training());
            sample("forecast", series.forecast());
            sample("recent", series.recent());
        }
        json.writeEndObject();
    }

    private void sample(String name, Sample sample) throws IOException {
        if (!sample.isEmpty()) {
            numbers.sample(name, sample);
        }
    }
}
