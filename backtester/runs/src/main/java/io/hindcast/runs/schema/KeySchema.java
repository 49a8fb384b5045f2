package io.hindcast.runs.schema;

import io.hindcast.settings.Key;
import io.hindcast.settings.Kind;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The schema of one key. It allows what the reader allows: a number may have groups of digits ({@code 1_000_000}, a text for
 * an editor), a flag may be {@code yes}, and a text may look like a number. Only the range of a duration can't be said in it.
 */
final class KeySchema {
    private static final String STRING = "string";
    private static final String GROUPS = "[-+]?[0-9]+(?:_[0-9]+)+";
    private static final String GROUPS_AND_DECIMALS = GROUPS + "(?:\\.[0-9]*)?";
    private static final String WORDS_OF_FLAGS = "[Yy]es|YES|[Nn]o|NO|[Oo]n|ON|[Oo]ff|OFF";

    private KeySchema() {}

    static Map<String, Object> of(Key<?> key) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("description", description(key));
        Map<String, Object> value = value(key);
        if (key.other().isPresent()) {
            schema.put("anyOf", List.of(value, value(key.other().get())));
        } else {
            schema.putAll(value);
        }
        key.written().ifPresent(written -> schema.put("default", written));
        return schema;
    }

    private static String description(Key<?> key) {
        String unit = key.unit().isEmpty() ? "" : " (" + key.unit() + ")";
        String absent = key.words().isEmpty() ? "" : ". Without it: " + key.words();
        return key.line() + unit + absent;
    }

    private static Map<String, Object> value(Key<?> key) {
        Map<String, Object> schema = new LinkedHashMap<>();
        List<String> types = new ArrayList<>();
        switch (key.kind()) {
            case Kind.Text text -> text(schema, types, text.form());
            case Kind.Decimal number -> {
                types.addAll(List.of("number", STRING));
                range(schema, number.min(), number.max());
                schema.put("pattern", whole(GROUPS_AND_DECIMALS));
            }
            case Kind.Whole number -> {
                types.addAll(List.of("integer", STRING));
                range(schema, number.min(), number.max());
                schema.put("pattern", whole(GROUPS));
            }
            case Kind.LongWhole _ -> {
                types.addAll(List.of("integer", STRING));
                range(schema, Long.MIN_VALUE, Long.MAX_VALUE);
                schema.put("pattern", whole(GROUPS));
            }
            case Kind.Flag _ -> {
                types.addAll(List.of("boolean", STRING));
                schema.put("pattern", whole(WORDS_OF_FLAGS));
            }
            case Kind.Choice<?> choice -> {
                types.add(STRING);
                schema.put("enum", choice.names());
            }
            case Kind.Date _ -> {
                types.add(STRING);
                schema.put("pattern", whole("[-+]?[0-9]{4,10}-[0-9]{2}-[0-9]{2}"));
            }
            case Kind.Zone _ -> {
                types.add(STRING);
                schema.put("pattern", whole("[A-Za-z+-][A-Za-z0-9_+:/-]*"));
            }
            case Kind.Time time -> {
                types.add(STRING);
                String form = Kind.Time.form().pattern();
                time.plain().ifPresent(unit -> {
                    types.addFirst("number");
                    range(
                            schema,
                            count(time.min().toMillis(), unit),
                            count(time.max().toMillis(), unit));
                });
                schema.put("pattern", whole(time.plain().isEmpty() ? form : form + "|" + GROUPS_AND_DECIMALS));
            }
            case Kind.Wholes numbers -> {
                types.add("array");
                schema.put("minItems", 1);
                Map<String, Object> item = new LinkedHashMap<>();
                item.put("type", List.of("integer", STRING));
                range(item, numbers.min(), numbers.max());
                item.put("pattern", whole(GROUPS));
                schema.put("items", item);
            }
        }
        if (!key.kind().textual() && key.absence() != Key.Absence.MISTAKE) {
            types.add("null");
        }
        Map<String, Object> typed = new LinkedHashMap<>();
        typed.put("type", types.size() == 1 ? types.getFirst() : types);
        typed.putAll(schema);
        return typed;
    }

    /** A text may be written like a number or a flag, where its form allows it. */
    private static void text(Map<String, Object> schema, List<String> types, String form) {
        types.add(STRING);
        if (form.isEmpty() || "1".matches(form)) {
            types.add("number");
        }
        if (form.isEmpty() || "true".matches(form)) {
            types.add("boolean");
        }
        if (!form.isEmpty()) {
            schema.put("pattern", whole(form));
        }
    }

    private static void range(Map<String, Object> schema, Number min, Number max) {
        schema.put("minimum", plain(min));
        schema.put("maximum", plain(max));
    }

    private static Number plain(Number number) {
        double value = number.doubleValue();
        return number instanceof Double && value == Math.rint(value) && Math.abs(value) < 1e15
                ? (Number) (long) value
                : number;
    }

    private static double count(long millis, ChronoUnit unit) {
        return (double) millis / unit.getDuration().toMillis();
    }

    private static String whole(String form) {
        return "^(?:" + form + ")$";
    }
}
