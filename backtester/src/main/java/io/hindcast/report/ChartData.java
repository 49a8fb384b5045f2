package io.hindcast.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Serial;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The charts' numbers as JSON for the page's script: eight significant digits, times in milliseconds, no {@code <}. */
final class ChartData {
    private static final MathContext EIGHT_DIGITS = new MathContext(8);

    private final StringWriter text = new StringWriter();
    private final JsonGenerator json;

    private ChartData() throws IOException {
        json = JsonMapper.builder().build().createGenerator(text);
        json.setCharacterEscapes(new NoMarkup());
    }

    /** All that the page's script draws. */
    static String of(RunSeries series, TimeFormat times) {
        try {
            ChartData data = new ChartData();
            data.write(series, times);
            return data.text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(RunSeries series, TimeFormat times) throws IOException {
        json.writeStartObject();
        json.writeStringField("times", times.name().toLowerCase(Locale.ROOT));
        sample("equity", series.equity());
        sample("price", series.price());
        json.writeObjectFieldStart("executions");
        for (Map.Entry<Executions.Effect, Sample> effect : series.executions().entrySet()) {
            sample(effect.getKey().name().toLowerCase(Locale.ROOT), effect.getValue());
        }
        json.writeEndObject();
        if (series.forecast().isPresent()) {
            forecast(series.forecast().get());
            training(series.training());
        }
        if (series.regimes().isPresent()) {
            regimes(series.regimes().get());
        }
        json.writeEndObject();
        json.close();
    }

    private void forecast(ForecastCurve.Content forecast) throws IOException {
        sample("forecast", forecast.all());
        sample("test", forecast.test());
        sample("returns", forecast.returns());
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

    private void training(Map<String, List<TrainingCurve.Epoch>> folds) throws IOException {
        json.writeArrayFieldStart("training");
        for (Map.Entry<String, List<TrainingCurve.Epoch>> fold : folds.entrySet()) {
            json.writeStartObject();
            json.writeStringField("fold", fold.getKey());
            json.writeArrayFieldStart("epochs");
            for (TrainingCurve.Epoch epoch : fold.getValue()) {
                json.writeStartArray();
                json.writeNumber(epoch.epoch());
                number(epoch.trainLoss());
                number(epoch.validationLoss());
                number(epoch.learningRate());
                json.writeEndArray();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** A sample as columns, which is half as long as rows. */
    private void sample(String name, Sample sample) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeArrayFieldStart("time");
        for (Sample.Point point : sample.points()) {
            json.writeNumber(point.time());
        }
        json.writeEndArray();
        for (int column = 0; column < sample.columns().size(); column++) {
            json.writeArrayFieldStart(sample.columns().get(column));
            for (Sample.Point point : sample.points()) {
                number(point.values()[column]);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void number(double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeRawValue(new BigDecimal(value)
                    .round(EIGHT_DIGITS)
                    .stripTrailingZeros()
                    .toString());
        } else {
            json.writeNull();
        }
    }

    /** Escapes what could end a script element. */
    private static final class NoMarkup extends CharacterEscapes {
        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] escapes = standardAsciiEscapesForJSON();
            escapes['<'] = ESCAPE_STANDARD;
            escapes['>'] = ESCAPE_STANDARD;
            escapes['&'] = ESCAPE_STANDARD;
            return escapes;
        }

        @Override
        public SerializableString getEscapeSequence(int character) {
            return null;
        }
    }
}
