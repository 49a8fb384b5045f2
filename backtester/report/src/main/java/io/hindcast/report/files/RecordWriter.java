package io.hindcast.report.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Writes a record as a JSON object: a key for each component, in their order, {@code max_drawdown} for {@code maxDrawdown}.
 * A number that is NaN is {@code null}, what is empty has no key (but see {@link NullWhenEmpty}), a constant is a word, a
 * time is ISO-8601. {@link RecordReader} reads the same record back.
 */
public final class RecordWriter {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ObjectMapper INDENTED = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private RecordWriter() {}

    /** The object. */
    public static ObjectNode tree(Record record) {
        ObjectNode object = JSON.objectNode();
        put(object, record);
        return object;
    }

    /** A document as a file has it: indented, with a line break at its end. */
    public static String text(JsonNode document) {
        try {
            return INDENTED.writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can't be written as JSON", e);
        }
    }

    private static void put(ObjectNode object, Record record) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Optional<Object> value = present(value(component, record));
            if (component.isAnnotationPresent(Flat.class)) {
                value.ifPresent(flat -> put(object, (Record) flat));
            } else if (value.isPresent()) {
                object.set(JsonKeys.of(component), node(value.get()));
            } else if (component.isAnnotationPresent(NullWhenEmpty.class)) {
                object.putNull(JsonKeys.of(component));
            }
        }
    }

    private static Object value(RecordComponent component, Record record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("can't read " + component, e);
        }
    }

    private static Optional<Object> present(Object value) {
        return switch (value) {
            case Optional<?> optional -> optional.map(each -> each);
            case OptionalDouble number -> number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
            case OptionalLong number -> number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
            case OptionalInt number -> number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
            default -> Optional.of(value);
        };
    }

    private static JsonNode node(Object value) {
        return switch (value) {
            case Double number -> Double.isFinite(number) ? JSON.numberNode(number) : JSON.nullNode();
            case Long number -> JSON.numberNode(number);
            case Integer number -> JSON.numberNode(number);
            case Boolean flag -> JSON.booleanNode(flag);
            case Enum<?> constant -> JSON.textNode(JsonKeys.word(constant));
            case Record record when JsonKeys.section(record.getClass()) -> tree(record);
            case List<?> list -> {
                ArrayNode array = JSON.arrayNode();
                list.forEach(each -> array.add(node(each)));
                yield array;
            }
            case Map<?, ?> map -> {
                ObjectNode object = JSON.objectNode();
                map.forEach((key, each) -> object.set(key.toString(), node(each)));
                yield object;
            }
            default -> {
                if (!JsonKeys.text(value.getClass())) {
                    throw new IllegalArgumentException("no way to write " + value.getClass() + " as JSON");
                }
                yield JSON.textNode(value.toString());
            }
        };
    }
}
