package io.hindcast.runs.compare;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What takes part in a comparison.
 *
 * @param label what it is called
 * @param keys of the {@code model} section that it has of its own; mappings are merged with those of the section
 * @param path where the keys stand in the config
 */
record Entrant(String label, Map<String, Object> keys, String path) {
    /** The {@code model} section for this entrant. */
    Map<String, Object> model(Map<String, Object> section) {
        return merged(section, keys);
    }

    /** Where a key of its {@code model} section stands in the config. */
    String origin(String key) {
        Object value = keys;
        for (String step : key.split("[.\\[]", -1)) {
            value = value instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return value == null ? "model." + key : path + "." + key;
    }

    private static Map<String, Object> merged(Map<?, ?> below, Map<?, ?> above) {
        Map<String, Object> result = new LinkedHashMap<>();
        below.forEach((key, value) -> result.put(String.valueOf(key), value));
        above.forEach((key, value) -> result.merge(
                String.valueOf(key),
                value,
                (old, mine) -> old instanceof Map<?, ?> a && mine instanceof Map<?, ?> b ? merged(a, b) : mine));
        return result;
    }
}
