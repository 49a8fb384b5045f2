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
import java.util.stream.LongStream;

/**
 * The {@code compare} section.
 *
 * @param entrants at least one
 * @param seeds at least one, no two the same
 * @param symbols a {@code data} section each; empty for that of the config
 * @param sideBySide jobs at a time; decides no figure
 */
record CompareSettings(List<Entrant> entrants, List<Long> seeds, List<Map<String, Object>> symbols, int sideBySide) {
    static final String SECTION = "compare";

    private static final String ARCHITECTURES = "architectures";
    private static final String SEEDS = "seeds";
    private static final String SYMBOLS = "symbols";
    private static final String LABEL = "[A-Za-z0-9][A-Za-z0-9 ._+-]{0,39}";
    private static final int MOST_SEEDS = 1_000;

    /**
     * Reads the section.
     *
     * @param usual gives the architectures of a {@code model} section when the config names none
     * @throws io.hindcast.settings.InvalidInputException when a value is wrong or a key unknown
     */
    static CompareSettings read(MapSettings config, Function<Settings, List<String>> usual) {
        MapSettings section = config.section(SECTION);
        for (String key : section.tree().keySet()) {
            if (!List.of(ARCHITECTURES, SEEDS, SYMBOLS, "side-by-side").contains(key)) {
                throw section.invalid(key, "unknown key; known here: architectures, seeds, side-by-side, symbols");
            }
        }
        return new CompareSettings(
                entrants(config, section, usual),
                seeds(config, section),
                symbols(section),
                section.integer("side-by-side", Runtime.getRuntime().availableProcessors(), 1, 256));
    }

    private static List<Entrant> entrants(
            MapSettings config, MapSettings section, Function<Settings, List<String>> usual) {
        List<Entrant> entrants = new ArrayList<>();
        List<?> list = list(section, ARCHITECTURES);
        if (list.isEmpty()) {
            list = usual.apply(config.section("model"));
        }
        if (list.isEmpty()) {
            throw section.invalid(ARCHITECTURES, "is missing; list at least one, as in [stacked, deep]");
        }
        Set<String> labels = new HashSet<>(List.of(EntrantKind.PERSISTENCE.text(), EntrantKind.BUY_AND_HOLD.text()));
        for (int i = 0; i < list.size(); i++) {
            String key = ARCHITECTURES + "[" + i + "]";
            Map<String, Object> keys = keys(section, key, list.get(i));
            requireValues(section, key, keys);
            Object label = keys.containsKey("label") ? keys.remove("label") : keys.get("architecture");
            if (label == null || !label.toString().matches(LABEL)) {
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

    private static List<Long> seeds(MapSettings config, MapSettings section) {
        if (section.tree().get(SEEDS) instanceof List<?>) {
            List<Long> seeds = section.integers(SEEDS, List.of(1), Integer.MIN_VALUE, Integer.MAX_VALUE).stream()
                    .map(Integer::longValue)
                    .toList();
            if (Set.copyOf(seeds).size() < seeds.size()) {
                throw section.invalid(SEEDS, "has a seed twice, which would count one result as two; name each once");
            }
            return seeds;
        }
        long first = config.longInteger("seed", 42);
        return LongStream.range(first, first + section.integer(SEEDS, 3, 1, MOST_SEEDS))
                .boxed()
                .toList();
    }

    private static List<Map<String, Object>> symbols(MapSettings section) {
        List<?> list = list(section, SYMBOLS);
        return IntStream.range(0, list.size())
                .mapToObj(i -> {
                    if (list.get(i) instanceof Map<?, ?> map) {
                        Map<String, Object> data = new LinkedHashMap<>();
                        map.forEach((key, value) -> data.put(String.valueOf(key), value));
                        return data;
                    }
                    throw section.invalid(
                            SYMBOLS + "[" + i + "]", "must be a mapping like the data section, as in {queue: sp500}");
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
