package io.hindcast.settings;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Settings over a tree of maps, lists and scalars: what a YAML document parses to, or what a program builds by hand. Not
 * safe for use from several threads.
 *
 * <p>Where nothing has been declared, every key may be asked for, and none is unknown.
 */
public final class MapSettings implements Settings {
    private final String path;
    private final Map<String, ?> values;
    private final UnaryOperator<String> locator;
    private final Map<String, Object> resolved = new LinkedHashMap<>();
    private final Map<String, MapSettings> sections = new LinkedHashMap<>();
    private final Map<String, List<MapSettings>> lists = new LinkedHashMap<>();

    private Optional<Keys> declared;

    private MapSettings(String path, Map<String, ?> values, UnaryOperator<String> locator, Optional<Keys> declared) {
        this.path = path;
        this.values = values;
        this.locator = locator;
        this.declared = declared;
        requireKnown();
    }

    /**
     * Settings without a file behind them.
     *
     * @param values keys and values: strings, numbers, booleans, plain scalars, lists of maps, maps
     */
    public static MapSettings of(Map<String, ?> values) {
        return new MapSettings("", values, path -> path, Optional.empty());
    }

    /**
     * Settings read from a file.
     *
     * @param values the parsed document
     * @param locator gives file, line, column and path, as they begin a message, for a YAML path
     */
    public static MapSettings of(Map<String, ?> values, UnaryOperator<String> locator) {
        return new MapSettings("", values, locator, Optional.empty());
    }

    /**
     * The tree as it was given, without defaults.
     *
     * @return a copy that is the caller's own, of maps, lists and scalars
     */
    public Map<String, Object> tree() {
        return copy(values);
    }

    /**
     * Settings made from these: another tree that nobody has asked anything of, whose errors still name the file.
     *
     * @param tree the new document
     * @param origin gives, for a path in the new document, the path in this one that it came from
     */
    public MapSettings derived(Map<String, ?> tree, UnaryOperator<String> origin) {
        return new MapSettings("", tree, path -> locator.apply(origin.apply(path)), Optional.empty());
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public boolean has(String key) {
        return values.get(key) != null && !(values.get(key) instanceof PlainScalar scalar && scalar.nothing());
    }

    @Override
    public MapSettings declare(Keys keys) {
        // What was asked before anything was declared is known: a name, by which the rest was found.
        declared = Optional.of(declared.isPresent() ? declared.get().completed().and(keys) : keys);
        requireKnown();
        return this;
    }

    @Override
    public <T> T get(Key<T> key) {
        requireDeclared(key);
        String name = key.name();
        boolean there = key.kind().textual() ? values.get(name) != null : has(name);
        if (key.usual().isPresent() && !there) {
            resolved.put(name, key.written().orElseThrow());
            return key.usual().get();
        }
        if (!has(name) && key.usual().isEmpty()) {
            throw invalid(name, "is missing; expected " + KindReading.expected(key.kind()));
        }
        GivenValue given = given(name, values.get(name), key.unit());
        T value = KindReading.read(key.kind(), given);
        resolved.put(name, KindReading.kept(key.kind(), given, value));
        return value;
    }

    @Override
    public <T> Optional<T> find(Key<T> key) {
        requireDeclared(key);
        return has(key) ? Optional.of(get(key)) : Optional.empty();
    }

    private void requireDeclared(Key<?> key) {
        declaredAt(
                key.name(),
                at -> at instanceof Key<?> known && sameKind(known, key) ? Optional.of(known) : Optional.empty());
    }

    private static boolean sameKind(Key<?> known, Key<?> asked) {
        return known.kind().getClass() == asked.kind().getClass()
                || known.other().filter(other -> sameKind(other, asked)).isPresent();
    }

    @Override
    public String text(String key) {
        return remember(key, required(key, "a text").text());
    }

    @Override
    public String text(String key, String defaultValue) {
        return remember(key, values.get(key) != null ? given(key).text() : defaultValue);
    }

    @Override
    public int integer(String key, int min, int max) {
        return remember(key, required(key, "a whole number").integer(min, max));
    }

    @Override
    public int integer(String key, int defaultValue, int min, int max) {
        return remember(key, has(key) ? given(key).integer(min, max) : defaultValue);
    }

    @Override
    public long longInteger(String key, long defaultValue) {
        return remember(key, has(key) ? given(key).whole(Long.MIN_VALUE, Long.MAX_VALUE, "64 bits") : defaultValue);
    }

    @Override
    public double decimal(String key, double defaultValue, double min, double max) {
        return remember(key, has(key) ? given(key).decimal(min, max) : defaultValue);
    }

    @Override
    public boolean flag(String key, boolean defaultValue) {
        return remember(key, has(key) ? given(key).flag() : defaultValue);
    }

    @Override
    public LocalDate date(String key) {
        GivenValue given = required(key, "a date such as 2015-12-31");
        LocalDate date = given.date();
        remember(key, given.text());
        return date;
    }

    @Override
    public ZoneId zone(String key, ZoneId defaultValue) {
        if (values.get(key) == null) {
            remember(key, defaultValue.getId());
            return defaultValue;
        }
        ZoneId zone = given(key).zone();
        remember(key, given(key).text());
        return zone;
    }

    @Override
    public Duration duration(String key, Duration min, Duration max) {
        return duration(key, required(key, "a duration: " + DurationText.EXPECTED), min, max);
    }

    @Override
    public Duration duration(String key, Duration defaultValue, Duration min, Duration max) {
        if (values.get(key) != null) {
            return duration(key, given(key), min, max);
        }
        remember(key, DurationText.format(defaultValue));
        return defaultValue;
    }

    private Duration duration(String key, GivenValue given, Duration min, Duration max) {
        Duration duration = given.duration(min, max);
        remember(key, given.text());
        return duration;
    }

    @Override
    public Duration duration(String key, Duration defaultValue, Duration min, Duration max, ChronoUnit plain) {
        if (!has(key)) {
            remember(key, (double) defaultValue.toMillis() / plain.getDuration().toMillis());
            return defaultValue;
        }
        GivenValue given = given(key);
        Duration duration = given.duration(min, max, plain);
        remember(key, given.number().<Object>map(number -> number).orElseGet(given::text));
        return duration;
    }

    @Override
    public <E extends Enum<E>> E choice(String key, E defaultValue) {
        E[] constants = defaultValue.getDeclaringClass().getEnumConstants();
        E chosen = defaultValue;
        if (values.get(key) != null) {
            String text = given(key).text();
            List<String> names = new ArrayList<>();
            chosen = null;
            for (E constant : constants) {
                names.add(written(constant));
                if (written(constant).equals(text)) {
                    chosen = constant;
                }
            }
            if (chosen == null) {
                throw invalid(key, "must be one of " + String.join(", ", names) + ", but is the text '" + text + "'");
            }
        }
        remember(key, written(chosen));
        return chosen;
    }

    @Override
    public List<Integer> integers(String key, List<Integer> defaultValue, int min, int max) {
        if (!has(key)) {
            return remember(key, List.copyOf(defaultValue));
        }
        return remember(key, given(key).integers(min, max));
    }

    @Override
    public MapSettings section(String key) {
        MapSettings known = sections.get(key);
        if (known == null) {
            Object value = has(key) ? values.get(key) : Map.of();
            known = new MapSettings(
                    child(key),
                    given(key, value).mapping(),
                    locator,
                    declaredAt(
                            key,
                            at -> at instanceof Declared.Section section
                                    ? Optional.of(section.keys())
                                    : Optional.empty()));
            sections.put(key, known);
            resolved.put(key, known);
        }
        return known;
    }

    @Override
    public List<Settings> sections(String key) {
        List<MapSettings> known = lists.get(key);
        if (known == null) {
            known = new ArrayList<>();
            Optional<Keys> keys = declaredAt(
                    key, at -> at instanceof Declared.SectionList list ? Optional.of(list.keys()) : Optional.empty());
            Object value = has(key) ? values.get(key) : List.of();
            if (!(value instanceof List<?> list)) {
                throw invalid(key, "must be a list, but is " + given(key, value).show());
            }
            for (int i = 0; i < list.size(); i++) {
                String entry = key + "[" + i + "]";
                known.add(
                        new MapSettings(child(entry), given(entry, list.get(i)).mapping(), locator, keys));
            }
            lists.put(key, known);
            resolved.put(key, known);
        }
        return List.copyOf(known);
    }

    @Override
    public InvalidInputException invalid(String key, String problem) {
        return new InvalidInputException(locator.apply(child(key)) + ": " + problem);
    }

    /**
     * Refuses keys that nobody has asked for.
     *
     * @throws InvalidInputException naming the first such key and the nearest known one
     */
    public void requireAllKnown() {
        values.keySet().stream()
                .filter(key -> !resolved.containsKey(key))
                .findFirst()
                .ifPresent(key -> {
                    throw unknown(key, resolved.keySet());
                });
        sections.values().forEach(MapSettings::requireAllKnown);
        lists.values().forEach(list -> list.forEach(MapSettings::requireAllKnown));
    }

    private void requireKnown() {
        if (declared.isEmpty() || !declared.get().complete()) {
            return;
        }
        Set<String> known = new TreeSet<>(resolved.keySet());
        known.addAll(declared.get().names());
        values.keySet().stream().filter(key -> !known.contains(key)).findFirst().ifPresent(key -> {
            throw unknown(key, known);
        });
    }

    private InvalidInputException unknown(String key, Set<String> known) {
        return invalid(
                key,
                "unknown key" + NearestName.suggestion(key, known) + "; known here: "
                        + (known.isEmpty() ? "none" : String.join(", ", new TreeSet<>(known))));
    }

    /** What is declared under a name, as far as it is of the kind that is asked for; empty where nothing is declared at all. */
    private <D> Optional<D> declaredAt(String name, Function<Declared, Optional<D>> asked) {
        return declared.map(keys -> keys.named(name).stream()
                .flatMap(at -> asked.apply(at).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException((path.isEmpty() ? "" : path + ": ") + "'" + name
                        + "' is read but not declared like that; whoever reads the section has to declare it")));
    }

    /** All keys that were asked for with the values in force, defaults included, in the order of asking. */
    public Map<String, Object> resolved() {
        Map<String, Object> tree = new LinkedHashMap<>();
        resolved.forEach((key, value) -> {
            switch (value) {
                case MapSettings section -> {
                    if (has(key) || !section.resolved.isEmpty()) {
                        tree.put(key, section.resolved());
                    }
                }
                case List<?> list ->
                    tree.put(
                            key,
                            list.stream()
                                    .map(entry -> entry instanceof MapSettings section ? section.resolved() : entry)
                                    .toList());
                default -> tree.put(key, value);
            }
        });
        return tree;
    }

    private static Map<String, Object> copy(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), copyOf(value)));
        return copy;
    }

    private static Object copyOf(Object value) {
        return switch (value) {
            case Map<?, ?> map -> copy(map);
            case List<?> list -> {
                List<Object> items = new ArrayList<>();
                list.forEach(item -> items.add(copyOf(item)));
                yield items;
            }
            case null, default -> value;
        };
    }

    private <T> T remember(String key, T value) {
        resolved.put(key, value);
        return value;
    }

    private GivenValue given(String key) {
        return given(key, values.get(key));
    }

    private GivenValue given(String key, Object value) {
        return given(key, value, "");
    }

    private GivenValue given(String key, Object value, String unit) {
        return new GivenValue(value, unit, (within, problem) -> invalid(key + within, problem));
    }

    private GivenValue required(String key, String expected) {
        if (!has(key)) {
            throw invalid(key, "is missing; expected " + expected);
        }
        return given(key);
    }

    private String child(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
