package io.hindcast.report.run;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hindcast.report.evaluation.EvaluationContent;
import io.hindcast.report.evaluation.EvaluationData;
import io.hindcast.report.files.Sample;
import io.hindcast.report.page.ChartJson;
import io.hindcast.report.page.TimeFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the page's script draws of a run. */
final class ChartData {
    private final ChartJson numbers = new ChartJson();
    private final JsonGenerator json = numbers.structure();

    private ChartData() throws IOException {}

    /**
     * All that the page's script draws.
     *
     * @param evaluation null in a run of one fold and one seed
     * @param decimals of the instrument's prices
     */
    static String of(RunSeries series, @Nullable EvaluationContent evaluation, TimeFormat times, int decimals) {
        try {
            ChartData data = new ChartData();
            data.write(series, evaluation, times, decimals);
            return data.numbers.text();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(RunSeries series, @Nullable EvaluationContent evaluation, TimeFormat times, int decimals)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("times", times.name().toLowerCase(Locale.ROOT));
        json.writeNumberField("decimals", decimals);
        numbers.sample("equity", series.equity());
        numbers.sample("price", series.price());
        json.writeObjectFieldStart("executions");
        for (Map.Entry<Executions.Effect, Sample> effect : series.executions().entrySet()) {
            numbers.sample(effect.getKey().name().toLowerCase(Locale.ROOT), effect.getValue());
        }
        json.writeEndObject();
        if (!series.values().isEmpty()) {
            values(series.values());
        }
        if (series.forecast().isPresent()) {
            forecast(series.forecast().get());
            numbers.trainings(series.training());
        }
        if (series.regimes().isPresent()) {
            regimes(series.regimes().get());
        }
        if (evaluation != null) {
            EvaluationData.write(evaluation, numbers);
        }
        json.writeEndObject();
    }

    private void values(List<ValueCurve> values) throws IOException {
        json.writeArrayFieldStart("values");
        for (ValueCurve value : values) {
            json.writeStartObject();
            json.writeStringField("name", value.name());
            json.writeStringField("pane", value.pane().name().toLowerCase(Locale.ROOT));
            numbers.sample("points", value.sample());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void forecast(ForecastCurve.Content forecast) throws IOException {
        numbers.sample("forecast", forecast.all());
        numbers.sample("test", forecast.test());
        numbers.sample("returns", forecast.returns());
        json.writeArrayFieldStart("segments");
        for (ForecastCurve.Segment segment : forecast.segments()) {
            json.writeStartObject();
            json.writeStringField("fold", segment.fold());
            json.writeNumberField("from", segment.from());
            json.writeNumberField("to", segment.to());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void regimes(RegimeSpans.Content regimes) throws IOException {
        json.writeObjectFieldStart("regimes");
        json.writeArrayFieldStart("names");
        for (String name : regimes.names()) {
            json.writeString(name);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("spans");
        for (RegimeSpans.Span span : regimes.spans()) {
            json.writeStartArray();
            json.writeNumber(span.regime());
            json.writeNumber(span.from());
            json.writeNumber(span.to());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
