package io.hindcast.report.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.hindcast.market.Interval;
import io.hindcast.settings.InvalidInputException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Reads a record that {@link RecordWriter} has written. Keys that the record does not know are ignored. What is optional may
 * be missing; a missing section is one without keys, so that an error names the key that is needed. A number that is
 * {@code null} is NaN, optional or not.
 */
public final class RecordReader {
    private final JsonDocument document;

    private RecordReader(JsonDocument document) {
        this.document = document;
    }

    /**
     * The whole document as a record.
     *
     * @throws InvalidInputException when a key that the record needs is missing, or has a value of another kind
     */
    public static <T extends Record> T read(JsonDocument document, Class<T> type) {
        return type.cast(new RecordReader(document).record(type, document.root(), ""));
    }

    private Object record(Class<?> type, JsonNode object, String path) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = component(components[i], object, path);
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException refused ? refused : new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("can't make a " + type, e);
        }
    }

    private Object component(RecordComponent component, JsonNode object, String path) {
        Type type = component.getGenericType();
        if (component.isAnnotationPresent(Flat.class)) {
            Class<?> content = JsonKeys.content(type);
            if (!JsonKeys.optional(type)) {
                return record(content, object, path);
            }
            return JsonKeys.ofRecord(content).stream().anyMatch(object::has)
                    ? Optional.of(record(content, object, path))
                    : Optional.empty();
        }
        String key = JsonKeys.of(component);
        JsonNode node = object.path(key);
        boolean empty = node.isNull() && component.isAnnotationPresent(NullWhenEmpty.class);
        return value(type, empty ? MissingNode.getInstance() : node, path.isEmpty() ? key : path + "." + key);
    }

    private Object value(Type type, JsonNode node, String path) {
        if (type instanceof ParameterizedType generic) {
            Type[] contents = generic.getActualTypeArguments();
            Type content = contents[contents.length - 1];
            if (generic.getRawType() == Optional.class) {
                boolean there = JsonKeys.section(content) ? node.isObject() : !node.isMissingNode() && !node.isNull();
                return there ? Optional.of(value(content, node, path)) : Optional.empty();
            }
            return generic.getRawType() == List.class ? list(content, node, path) : map(content, node, path);
        }
        Class<?> plain = (Class<?>) type;
        if (JsonKeys.section(plain)) {
            return record(plain, node, path);
        }
        if (plain == double.class || plain == Double.class) {
            return number(node, path);
        }
        if (plain == long.class || plain == Long.class) {
            return whole(node, path);
        }
        if (plain == int.class || plain == Integer.class) {
            return integer(node, path);
        }
        if (plain == OptionalDouble.class) {
            return node.isMissingNode() ? OptionalDouble.empty() : OptionalDouble.of(number(node, path));
        }
        boolean nothing = node.isMissingNode() || node.isNull();
        if (plain == OptionalLong.class) {
            return nothing ? OptionalLong.empty() : OptionalLong.of(whole(node, path));
        }
        if (plain == OptionalInt.class) {
            return nothing ? OptionalInt.empty() : OptionalInt.of(integer(node, path));
        }
        if (plain == boolean.class || plain == Boolean.class) {
            if (!node.isBoolean()) {
                throw document.problem(path, "is no true or false");
            }
            return node.asBoolean();
        }
        require(node.isTextual(), node, path, "a text");
        return plain.isEnum() ? constant(plain, node.asText(), path) : text(plain, node.asText(), path);
    }

    private List<Object> list(Type content, JsonNode node, String path) {
        List<Object> values = new ArrayList<>();
        require(node.isArray(), node, path, "a list");
        for (int i = 0; i < node.size(); i++) {
            values.add(value(content, node.get(i), path + "." + i));
        }
        return List.copyOf(values);
    }

    private Map<String, Object> map(Type content, JsonNode node, String path) {
        require(node.isObject() || node.isMissingNode(), node, path, "a section");
        Map<String, Object> values = new LinkedHashMap<>();
        node.properties()
                .forEach(entry ->
                        values.put(entry.getKey(), value(content, entry.getValue(), path + "." + entry.getKey())));
        return values;
    }

    private double number(JsonNode node, String path) {
        if (node.isMissingNode()) {
            throw document.problem(path, "is missing; expected a number or null");
        }
        if (!node.isNull() && !node.isNumber()) {
            throw document.problem(path, "must be a number or null, but is " + node);
        }
        return node.asDouble(Double.NaN);
    }

    private long whole(JsonNode node, String path) {
        require(node.canConvertToExactIntegral() && node.canConvertToLong(), node, path, "a whole number");
        return node.asLong();
    }

    private int integer(JsonNode node, String path) {
        require(node.canConvertToExactIntegral() && node.canConvertToInt(), node, path, "a whole number");
        return node.asInt();
    }

    private Object constant(Class<?> type, String word, String path) {
        List<String> words = Arrays.stream(type.getEnumConstants())
                .map(each -> JsonKeys.word((Enum<?>) each))
                .toList();
        if (!words.contains(word)) {
            throw document.problem(
                    path,
                    "is '" + word + "'; expected "
                            + (words.size() == 2 ? String.join(" or ", words) : "one of " + String.join(", ", words)));
        }
        return type.getEnumConstants()[words.indexOf(word)];
    }

    private Object text(Class<?> type, String text, String path) {
        try {
            return type == Instant.class
                    ? Instant.parse(text)
                    : type == Interval.class ? Interval.parse(text) : type.cast(text);
        } catch (DateTimeException e) {
            throw document.problem(path, "is '" + text + "'; expected a UTC time such as 2024-01-02T21:00:00Z");
        } catch (IllegalArgumentException e) {
            throw document.problem(path, "is no interval: " + e.getMessage());
        }
    }

    private void require(boolean met, JsonNode node, String path, String expected) {
        if (!met) {
            throw document.problem(
                    path, (node.isMissingNode() ? "is missing" : "is " + node) + "; expected " + expected);
        }
    }
}
