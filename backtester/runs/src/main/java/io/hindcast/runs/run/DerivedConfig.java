package io.hindcast.runs.run;

import io.hindcast.runs.config.ConfigKeys;
import io.hindcast.settings.MapSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The config of a run that is a part of another one, made of that one's. */
final class DerivedConfig {
    private DerivedConfig() {}

    /** One of the seeds that a config takes the mean of, alone: what somebody would write to run it. */
    static MapSettings ofSeed(MapSettings config, long seed) {
        Map<String, Object> tree = plain(config);
        Map<String, Object> model = new LinkedHashMap<>();
        if (tree.get("model") instanceof Map<?, ?> map) {
            map.forEach((key, value) -> model.put(String.valueOf(key), value));
        }
        model.remove(ConfigKeys.SEEDS.name());
        tree.put("model", model);
        tree.put("seed", seed);
        return config.derived(tree, UnaryOperator.identity());
    }

    /** The run of a config, with nothing beside it. */
    static MapSettings alone(MapSettings config) {
        return config.derived(plain(config), UnaryOperator.identity());
    }

    /** The same with a ridge regression in place of its model: what somebody would write to run that. */
    static MapSettings ridge(MapSettings config, int horizonBars, String target) {
        Map<String, Object> tree = plain(config);
        tree.put("model", Map.of("name", "ridge", "horizon", horizonBars, "target", target));
        return config.derived(tree, UnaryOperator.identity());
    }

    private static Map<String, Object> plain(MapSettings config) {
        Map<String, Object> tree = config.tree();
        tree.remove(ConfigKeys.COMBINATORIAL);
        return tree;
    }
}
