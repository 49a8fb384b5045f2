package io.hindcast.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

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

    private @Nullable Keys declared;

    private MapSettings(String path, Map<String, ?> values, UnaryOperator<String> locator, @Nullable Keys declared) {
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
        return new MapSettings("", values, path -> path, null);
    }

    /**
     * Settings read from a file.
     *
     * @param values the parsed document
     * @param locator gives file, line, column and path, as they begin a message, for a YAML path
     */
    public static MapSettings of(Map<String, ?> values, UnaryOperator<String> locator) {
        return new MapSettings("", values, locator, null);
    }

    /**
     * The tree as it was given, without defaults.
     *
     * @return a copy that is the caller's own, of maps, lists and scalars; as in the document, null where a key is empty
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
        return new MapSettings("", tree, path -> locator.apply(origin.apply(path)), null);
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
        if (declared != null && declared.complete()) {
            return this;
        }
        declared = declared == null ? keys : declared.completed().and(keys);
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
        if (resolved.containsKey(key.name())) {
            // Asked before all was declared: the name by which the rest was found.
            return;
        }
        declaredAt(
                key.name(),
                at -> at instanceof Key<?> known && sameKind(known, key) ? Optional.of(known) : Optional.empty());
    }

    private static boolean sameKind(Key<?> known, Key<?> asked) {
        return known.kind().getClass() == asked.kind().getClass()
                || known.other().filter(other -> sameKind(other, asked)).isPresent();
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
                                            : Optional.empty())
                            .orElse(null));
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
            Keys keys = declaredAt(
                            key,
                            at -> at instanceof Declared.SectionList list ? Optional.of(list.keys()) : Optional.empty())
                    .orElse(null);
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
     * Refuses keys that nobody has asked for: unknown ones where nothing has been declared, and those that mean nothing beside
     * the section's other keys. A key that is declared and has no value ({@code ~}) is one that was left out.
     *
     * @throws InvalidInputException naming the first such key
     */
    public void requireAllKnown() {
        values.keySet().stream()
                .filter(key -> !resolved.containsKey(key) && (declared == null || has(key)))
                .findFirst()
                .ifPresent(key -> {
                    throw declared == null
                            ? unknown(key, resolved.keySet())
                            : invalid(key, "has no effect beside the other keys here; remove it");
                });
        sections.values().forEach(MapSettings::requireAllKnown);
        lists.values().forEach(list -> list.forEach(MapSettings::requireAllKnown));
    }

    private void requireKnown() {
        if (declared == null || !declared.complete()) {
            return;
        }
        Set<String> known = new TreeSet<>(resolved.keySet());
        known.addAll(declared.names());
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
        if (declared == null) {
            return Optional.empty();
        }
        return Optional.of(declared.named(name).stream()
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
        map.forEach((key, value) -> copy.put(String.valueOf(key), value == null ? null : copyOf(value)));
        return copy;
    }

    private static Object copyOf(Object value) {
        return switch (value) {
            case Map<?, ?> map -> copy(map);
            case List<?> list -> {
                List<Object> items = new ArrayList<>();
                list.forEach(item -> items.add(item == null ? null : copyOf(item)));
                yield items;
            }
            default -> value;
        };
    }

    private GivenValue given(String key, @Nullable Object value) {
        return given(key, value, "");
    }

    private GivenValue given(String key, @Nullable Object value, String unit) {
        return new GivenValue(value, unit, (within, problem) -> invalid(key + within, problem));
    }

    private String child(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
