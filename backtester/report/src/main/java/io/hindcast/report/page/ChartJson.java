package io.hindcast.report.page;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hindcast.report.files.Sample;
import io.hindcast.report.files.TrainingCurve;
import java.io.IOException;
import java.io.Serial;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** Numbers as JSON for a page's script: eight significant digits, times in milliseconds, no {@code <}. */
public final class ChartJson {
    private static final MathContext EIGHT_DIGITS = new MathContext(8);

    private final StringWriter text = new StringWriter();
    private final JsonGenerator json;

    /** Starts a text. */
    public ChartJson() throws IOException {
        json = JsonMapper.builder().build().createGenerator(text);
        json.setCharacterEscapes(new NoMarkup());
    }

    /** For all that is no number: names, objects and lists. */
    public JsonGenerator structure() {
        return json;
    }

    /** What was written, once all objects and lists are closed. */
    public String text() throws IOException {
        json.close();
        return text.toString();
    }

    /** Trainings, each with loss and learning rate of its epochs as rows. */
    public void trainings(Iterable<TrainingCurve.Curve> curves) throws IOException {
        json.writeArrayFieldStart("training");
        for (TrainingCurve.Curve curve : curves) {
            json.writeStartObject();
            json.writeStringField("fold", curve.name());
            if (curve.foldNumber().isPresent()) {
                json.writeNumberField("number", curve.foldNumber().getAsLong());
            }
            if (curve.seed().isPresent()) {
                // A text: a script would round a long number.
                json.writeStringField("seed", Long.toString(curve.seed().getAsLong()));
            }
            json.writeFieldName("epochs");
            epochs(curve.epochs());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void epochs(Iterable<TrainingCurve.Epoch> epochs) throws IOException {
        json.writeStartArray();
        for (TrainingCurve.Epoch epoch : epochs) {
            json.writeStartArray();
            json.writeNumber(epoch.epoch());
            number(epoch.trainLoss());
            number(epoch.validationLoss());
            number(epoch.learningRate());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    /** A sample as columns, which is half as long as rows. */
    public void sample(String name, Sample sample) throws IOException {
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

    /** A number; {@code null} when it is not finite. */
    public void number(double value) throws IOException {
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
        public @Nullable SerializableString getEscapeSequence(int character) {
            return null;
        }
    }
}
