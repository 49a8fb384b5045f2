package io.hindcast.runs.compare;

import io.hindcast.report.comparison.EntrantKind;
import io.hindcast.settings.MapSettings;
import io.hindcast.settings.PlainScalar;
import io.hindcast.settings.Settings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The {@code compare} section.
 *
 * @param entrants at least one
 * @param seeds at least one, no two the same
 * @param symbols a {@code data} section each; empty for that of the config
 * @param sideBySide jobs at a time; decides no figure
 */
record CompareSettings(List<Entrant> entrants, List<Long> seeds, List<Map<String, Object>> symbols, int sideBySide) {
    /**
     * Reads the section.
     *
     * @param usual gives the architectures of a {@code model} section when the config names none
     * @throws io.hindcast.settings.InvalidInputException when a value is wrong or a key unknown
     */
    static CompareSettings read(MapSettings config, Function<Settings, List<String>> usual) {
        config.declare(CompareKeys.OPEN);
        MapSettings section = config.section(CompareKeys.SECTION);
        List<Entrant> entrants = entrants(config, section, usual);
        return new CompareSettings(
                entrants,
                CompareSeeds.read(config, section, entrants),
                symbols(section),
                section.get(
                        CompareKeys.SIDE_BY_SIDE.byDefault(Runtime.getRuntime().availableProcessors())));
    }

    private static List<Entrant> entrants(
            MapSettings config, MapSettings section, Function<Settings, List<String>> usual) {
        List<Entrant> entrants = new ArrayList<>();
        List<?> list = list(section, CompareKeys.ARCHITECTURES);
        if (list.isEmpty()) {
            list = usual.apply(config.section("model"));
        }
        if (list.isEmpty()) {
            throw section.invalid(CompareKeys.ARCHITECTURES, "is missing; list at least one, as in [stacked, deep]");
        }
        Set<String> labels = new HashSet<>(List.of(EntrantKind.PERSISTENCE.text(), EntrantKind.BUY_AND_HOLD.text()));
        for (int i = 0; i < list.size(); i++) {
            String key = CompareKeys.ARCHITECTURES + "[" + i + "]";
            Map<String, Object> keys = keys(section, key, list.get(i));
            requireValues(section, key, keys);
            Object label = keys.containsKey("label") ? keys.remove("label") : keys.get("architecture");
            if (label == null || !label.toString().matches(CompareKeys.LABEL_FORM)) {
                throw section.invalid(
                        key,
                        label == null
                                ? "has neither a label nor an architecture; give one of them"
                                : "the label must be up to 40 letters, digits, blanks and . _ + -, but is '" + label
                                        + "'");
            }
            if (!labels.add(label.toString())) {
                throw section.invalid(
                        key, "'" + label + "' is taken; tell the two apart by a label, as in {label: deep-skip, …}");
            }
            entrants.add(new Entrant(label.toString(), keys, section.path() + "." + key));
        }
        return entrants;
    }

    private static Map<String, Object> keys(MapSettings section, String key, Object entry) {
        Map<String, Object> keys = new LinkedHashMap<>();
        switch (entry) {
            case String architecture -> keys.put("architecture", architecture);
            case PlainScalar architecture -> keys.put("architecture", architecture);
            case Map<?, ?> map -> map.forEach((name, value) -> keys.put(String.valueOf(name), value));
            case null, default ->
                throw section.invalid(
                        key,
                        "must be the name of an architecture or a mapping of model keys, as in stacked or"
                                + " {label: wide, architecture: stacked, hidden: 128}");
        }
        return keys;
    }

    /** A key without a value could mean the default or the model section's value; nothing says which. */
    private static void requireValues(MapSettings section, String path, Map<?, ?> keys) {
        keys.forEach((name, value) -> {
            String key = path + "." + name;
            if (value == null) {
                throw section.invalid(key, "has no value; give one, or leave the key out");
            }
            if (value instanceof Map<?, ?> inner) {
                requireValues(section, key, inner);
            }
        });
    }

    private static List<Map<String, Object>> symbols(MapSettings section) {
        List<?> list = list(section, CompareKeys.SYMBOLS);
        return IntStream.range(0, list.size())
                .mapToObj(i -> {
                    if (list.get(i) instanceof Map<?, ?> map) {
                        Map<String, Object> data = new LinkedHashMap<>();
                        map.forEach((key, value) -> data.put(String.valueOf(key), value));
                        return data;
                    }
                    throw section.invalid(
                            CompareKeys.SYMBOLS + "[" + i + "]",
                            "must be a mapping like the data section, as in {queue: sp500}");
                })
                .toList();
    }

    private static List<?> list(MapSettings section, String key) {
        Object value = section.tree().get(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list && !list.isEmpty()) {
            return list;
        }
        throw section.invalid(key, "must be a list of at least one");
    }
}
