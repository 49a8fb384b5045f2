package io.hindcast.app;

import io.hindcast.settings.Declared;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
import io.hindcast.settings.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Every section that a config may have, one for each value of a key that chooses what a section holds. */
final class DeclaredSections {
    /** Where one key must be given beside another, or with a name: what stands beside the key of a case, or that name. */
    private static final Map<String, Map<String, Object>> BESIDE = Map.of(
            "paper.retrain.train-bars", Map.of("bars", 5),
            "split.validation-until", Map.of("train-until", "2000-01-01"),
            "walk-forward.step-bars", Map.of("test-bars", 5),
            "walk-forward.validation", Map.of("test-bars", 5),
            "walk-forward.purge-bars", Map.of("test-bars", 5),
            "walk-forward.embargo-bars", Map.of("test-bars", 5),
            "walk-forward.holdout-bars", Map.of("test-bars", 5),
            "compare.architectures[0].label", Map.of("architecture", "stacked"),
            // Hourly bars have no usual number a year.
            "volatility-target", Map.of("bars-per-year", 252));

    private final List<Section> sections = new ArrayList<>();

    /**
     * A section.
     *
     * @param path as messages name it; empty for the whole config
     * @param keys all that it may hold, none of which depends on another
     * @param least what it has to hold
     * @param config makes a config out of what it holds
     */
    record Section(String path, Keys keys, Map<String, Object> least, UnaryOperator<Map<String, Object>> config) {
        /** A config in which the section holds this beside what it has to. */
        Map<String, Object> with(String key, Object value) {
            Map<String, Object> content = new LinkedHashMap<>(least);
            content.putAll(BESIDE.getOrDefault(at(key), Map.of()));
            content.put(key, value);
            return config.apply(content);
        }

        String at(String key) {
            return path.isEmpty() ? key : path + "." + key;
        }

        @Override
        public String toString() {
            return path + least;
        }
    }

    private DeclaredSections() {}

    /** @param least a config that can be run */
    static List<Section> of(Keys config, Map<String, Object> least) {
        DeclaredSections all = new DeclaredSections();
        all.walk(new Section("", config, least, content -> content));
        return all.sections;
    }

    private void walk(Section section) {
        Optional<Keys.Choice> choice = section.keys().choice();
        if (choice.isPresent()) {
            choice.get().keys().keySet().forEach(value -> {
                // The entrants of a comparison have the keys of a model, which are looked at there.
                if (!section.path().startsWith("compare") || value.equals("stacked")) {
                    Map<String, Object> least = new LinkedHashMap<>(section.least());
                    least.put(choice.get().by().name(), value);
                    least.putAll(BESIDE.getOrDefault(value, Map.of()));
                    need(least, section.keys().chosen(value));
                    walk(new Section(section.path(), section.keys().chosen(value), least, section.config()));
                }
            });
            return;
        }
        sections.add(section);
        for (Declared each : section.keys().all()) {
            switch (each) {
                case Key<?> _ -> {}
                case Declared.Section inner ->
                    walk(inner(
                            section,
                            section.at(inner.name()),
                            inner.keys(),
                            content -> section.with(inner.name(), content)));
                case Declared.SectionList list ->
                    walk(inner(
                            section,
                            section.at(list.name()) + "[0]",
                            list.keys(),
                            content -> section.with(list.name(), List.of(content))));
            }
        }
    }

    /** Numbers that have to be there. */
    private static void need(Map<String, Object> least, Keys keys) {
        for (Declared each : keys.all()) {
            if (each instanceof Key<?> key && key.absence() == Key.Absence.MISTAKE) {
                switch (key.kind()) {
                    case Kind.Decimal number -> least.putIfAbsent(key.name(), number.max());
                    case Kind.Whole number -> least.putIfAbsent(key.name(), number.max());
                    default -> {}
                }
            }
        }
    }

    private static Section inner(Section outer, String path, Keys keys, UnaryOperator<Map<String, Object>> config) {
        Map<String, Object> least = new LinkedHashMap<>();
        Object given = outer.least().get(path);
        if (given instanceof Map<?, ?> map) {
            map.forEach((key, value) -> least.put(String.valueOf(key), value));
        }
        if (path.equals("data") || path.equals("compare.symbols[0]")) {
            least.put("queue", "bars");
        }
        if (path.endsWith(".import")) {
            least.put("file", "nowhere.csv");
        }
        need(least, keys);
        return new Section(path, keys, least, config);
    }
}
