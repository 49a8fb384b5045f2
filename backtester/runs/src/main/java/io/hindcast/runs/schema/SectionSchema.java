package io.hindcast.runs.schema;

import io.hindcast.settings.Declared;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
import io.hindcast.settings.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The schema of a section. Where a name chooses what else a section holds, each name has a branch of its own with all keys of
 * the section, so that an editor names no others.
 */
final class SectionSchema {
    private static final String PROPERTIES = "properties";

    private SectionSchema() {}

    static Map<String, Object> of(Keys keys) {
        Map<String, Object> schema = new LinkedHashMap<>();
        List<String> needed = needed(keys);
        // YAML's words for nothing leave a section at its defaults.
        schema.put("type", needed.isEmpty() ? List.of("object", "null") : "object");
        Map<String, Object> properties = properties(keys.all());
        keys.choice().ifPresent(choice -> properties.put(choice.by().name(), chooser(choice)));
        schema.put(PROPERTIES, properties);
        if (!needed.isEmpty()) {
            schema.put("required", needed);
        }
        keys.choice().ifPresent(choice -> schema.put("allOf", branches(keys, choice)));
        if (keys.choice().filter(choice -> isThere(choice.by())).isEmpty() && keys.complete()) {
            keys.names().forEach(name -> properties.putIfAbsent(name, true));
            schema.put("additionalProperties", false);
        }
        return schema;
    }

    /** False for a key whose absence chooses nothing. */
    private static boolean isThere(Key<?> key) {
        return key.absence() == Key.Absence.MISTAKE || key.written().isPresent();
    }

    private static List<String> needed(Keys keys) {
        List<String> needed = new ArrayList<>();
        for (Declared each : keys.all()) {
            if (each instanceof Key<?> key && key.absence() == Key.Absence.MISTAKE) {
                needed.add(key.name());
            }
            if (each instanceof Declared.Section section && section.needed()) {
                needed.add(section.name());
            }
        }
        return needed;
    }

    private static Map<String, Object> chooser(Keys.Choice choice) {
        Map<String, Object> schema = KeySchema.of(choice.by());
        if (choice.by().kind() instanceof Kind.Text) {
            schema.put("type", "string");
            schema.put("enum", List.copyOf(choice.keys().keySet()));
        }
        return schema;
    }

    private static List<Object> branches(Keys keys, Keys.Choice choice) {
        List<Object> branches = new ArrayList<>();
        choice.keys().forEach((value, more) -> {
            String by = choice.by().name();
            Map<String, Object> condition = new LinkedHashMap<>();
            condition.put(PROPERTIES, Map.of(by, Map.of("const", value)));
            if (choice.by().written().filter(value::equals).isEmpty()) {
                condition.put("required", List.of(by));
            }
            Map<String, Object> then = of(keys.chosen(value));
            then.remove("type");
            branches.add(sorted("if", condition, "then", then));
        });
        return branches;
    }

    private static Map<String, Object> properties(List<Declared> all) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Declared each : all) {
            properties.put(
                    each.name(),
                    switch (each) {
                        case Key<?> key -> KeySchema.of(key);
                        case Declared.Section section -> described(section.line(), of(section.keys()));
                        case Declared.SectionList list -> described(list.line(), list(list));
                    });
        }
        return properties;
    }

    private static Map<String, Object> list(Declared.SectionList list) {
        Map<String, Object> item = of(list.keys());
        list.alone().ifPresent(alone -> item.put("type", List.of("string", "object")));
        return sorted("type", List.of("array", "null"), "items", item);
    }

    private static Map<String, Object> described(String line, Map<String, Object> schema) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("description", line);
        described.putAll(schema);
        return described;
    }

    private static Map<String, Object> sorted(String first, Object its, String second, Object others) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(first, its);
        map.put(second, others);
        return map;
    }
}
