package io.hindcast.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Settings over a tree of maps, lists and scalars: what a YAML document parses to, or what a program builds by hand. Not
 * safe for use from several threads.
 */
public final class MapSettings implements Settings {
    private final String path;
    private final Map<String, ?> values;
    private final UnaryOperator<String> locator;
    private final Map<String, Object> resolved = new LinkedHashMap<>();
    private final Map<String, MapSettings> sections = new LinkedHashMap<>();
    private final Map<String, List<MapSettings>> lists = new LinkedHashMap<>();

    private MapSettings(String path, Map<String, ?> values, UnaryOperator<String> locator) {
        this.path = path;
        this.values = values;
        this.locator = locator;
    }

    /**
     * Settings without a file behind them.
     *
     * @param values keys and values: strings, numbers, booleans, plain scalars, lists of maps, maps
     */
    public static MapSettings of(Map<String, ?> values) {
        return new MapSettings("", values, path -> path);
    }

    /**
     * Settings read from a file.
     *
     * @param values the parsed document
     * @param locator gives file, line, column and path, as they begin a message, for a YAML path
     */
    public static MapSettings of(Map<String, ?> values, UnaryOperator<String> locator) {
        return new MapSettings("", values, locator);
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
        return new MapSettings("", tree, path -> locator.apply(origin.apply(path)));
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
    public String text(String key) {
        return remember(key, asText(key, required(key, "a text")));
    }

    @Override
    public String text(String key, String defaultValue) {
        return remember(key, values.get(key) != null ? asText(key, values.get(key)) : defaultValue);
    }

    @Override
    public int integer(String key, int min, int max) {
        return remember(key, asInteger(key, required(key, "a whole number"), min, max));
    }

    @Override
    public int integer(String key, int defaultValue, int min, int max) {
        return remember(key, has(key) ? asInteger(key, values.get(key), min, max) : defaultValue);
    }

    @Override
    public long longInteger(String key, long defaultValue) {
        return remember(
                key,
                has(key) ? asWhole(key, values.get(key), Long.MIN_VALUE, Long.MAX_VALUE, "64 bits") : defaultValue);
    }

    @Override
    public double decimal(String key, double defaultValue, double min, double max) {
        if (!has(key)) {
            return remember(key, defaultValue);
        }
        double number = asDecimal(key, values.get(key));
        if (number < min || number > max) {
            throw invalid(
                    key, "must be from " + plain(min) + " to " + plain(max) + ", but is " + show(values.get(key)));
        }
        return remember(key, number);
    }

    @Override
    public boolean flag(String key, boolean defaultValue) {
        if (!has(key)) {
            return remember(key, defaultValue);
        }
        if (values.get(key) instanceof Boolean flag) {
            return remember(key, flag);
        }
        if (values.get(key) instanceof PlainScalar scalar && scalar.flag().isPresent()) {
            return remember(key, scalar.flag().get());
        }
        throw invalid(key, "must be true or false, but is " + show(values.get(key)));
    }

    @Override
    public <E extends Enum<E>> E choice(String key, E defaultValue) {
        E[] constants = defaultValue.getDeclaringClass().getEnumConstants();
        E chosen = defaultValue;
        if (values.get(key) != null) {
            String text = asText(key, values.get(key));
            List<String> names = new ArrayList<>();
            chosen = null;
            for (E constant : constants) {
                names.add(written(constant));
                if (written(constant).equals(text)) {
                    chosen = constant;
                }
            }
            if (chosen == null) {
                throw invalid(key, "must be one of " + String.join(", ", names) + ", but is " + show(text));
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
        if (!(values.get(key) instanceof List<?> list) || list.isEmpty()) {
            throw invalid(key, "must be a list of whole numbers, as in [64, 32], but is " + show(values.get(key)));
        }
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            numbers.add(asInteger(key + "[" + i + "]", list.get(i), min, max));
        }
        return remember(key, List.copyOf(numbers));
    }

    @Override
    public MapSettings section(String key) {
        MapSettings known = sections.get(key);
        if (known == null) {
            Object value = has(key) ? values.get(key) : Map.of();
            known = new MapSettings(child(key), asMap(key, value), locator);
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
            Object value = has(key) ? values.get(key) : List.of();
            if (!(value instanceof List<?> list)) {
                throw invalid(key, "must be a list, but is " + show(value));
            }
            for (int i = 0; i < list.size(); i++) {
                String entry = key + "[" + i + "]";
                known.add(new MapSettings(child(entry), asMap(entry, list.get(i)), locator));
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
        for (String key : values.keySet()) {
            if (!resolved.containsKey(key)) {
                throw invalid(
                        key,
                        "unknown key"
                                + NearestName.suggestion(key, resolved.keySet())
                                + "; known here: "
                                + (resolved.isEmpty() ? "none" : String.join(", ", new TreeSet<>(resolved.keySet()))));
            }
        }
        sections.values().forEach(MapSettings::requireAllKnown);
        lists.values().forEach(list -> list.forEach(MapSettings::requireAllKnown));
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

    private Object required(String key, String expected) {
        if (!has(key)) {
            throw invalid(key, "is missing; expected " + expected);
        }
        return values.get(key);
    }

    private String asText(String key, Object value) {
        if (value instanceof Map || value instanceof List) {
            throw invalid(key, "must be a text, but is " + show(value));
        }
        if (value instanceof PlainScalar scalar && scalar.nothing()) {
            throw invalid(
                    key,
                    "must be a text, but is " + scalar + ", which YAML reads as nothing; put it in quotes if it is"
                            + " meant as it is written, or leave the key out");
        }
        return value.toString();
    }

    private double asDecimal(String key, Object value) {
        double number = switch (value) {
            case Number given -> given.doubleValue();
            case PlainScalar scalar -> scalar.decimalNumber().orElse(Double.NaN);
            default -> Double.NaN;
        };
        if (!Double.isFinite(number)) {
            throw invalid(key, "must be a finite number, but is " + show(value));
        }
        return number;
    }

    private int asInteger(String key, Object value, int min, int max) {
        return Math.toIntExact(asWhole(key, value, min, max, "from " + min + " to " + max));
    }

    private long asWhole(String key, Object value, long min, long max, String range) {
        Optional<Long> number = switch (value) {
            case Integer given -> Optional.of(given.longValue());
            case Long given -> Optional.of(given);
            case Short given -> Optional.of(given.longValue());
            case Byte given -> Optional.of(given.longValue());
            case PlainScalar scalar -> scalar.wholeNumber();
            case null, default -> Optional.empty();
        };
        if (number.isEmpty()) {
            throw invalid(key, "must be a whole number (" + range + "), but is " + show(value));
        }
        long whole = number.get();
        if (whole < min || whole > max) {
            throw invalid(key, "must be " + range + ", but is " + whole);
        }
        return whole;
    }

    private Map<String, ?> asMap(String key, Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw invalid(key, "must be a mapping (key: value), but is " + show(value));
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((name, item) -> copy.put(String.valueOf(name), item));
        return copy;
    }

    private String child(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : "" + value;
    }

    private static boolean isText(PlainScalar scalar) {
        return scalar.decimalNumber().isEmpty() && scalar.flag().isEmpty() && !scalar.nothing();
    }

    private static String show(Object value) {
        return switch (value) {
            case null -> "empty";
            case String text -> "the text '" + text + "'";
            case PlainScalar scalar -> isText(scalar) ? "the text '" + scalar + "'" : scalar.toString();
            case Map<?, ?> map -> "a mapping";
            case List<?> list -> "a list";
            default -> value.toString();
        };
    }
}
