package io.hindcast.runs.trials;

import io.hindcast.engine.plugin.PluginJar;
import io.hindcast.market.EpochNanos;
import io.hindcast.runs.config.ConfigKeys;
import io.hindcast.runs.config.RunConfig;
import io.hindcast.runs.config.YamlConfig;
import io.hindcast.settings.Sha256;
import io.hindcast.store.queue.QueueMetadata;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What of a config tells one trial from another: all that decides its returns but the seed, which is told beside it. Neither
 * its name nor what only shows results differently, nor where its bars are stored and how their file was read. Two configs
 * that write the same settings in another order are one.
 */
final class TrialConfig {
    /** Sections that decide nothing: of the name, the bars (told beside it), the page, figures, the line,
     * sessions and what results are set beside. */
    private static final Set<String> DECIDE_NOTHING = Set.of(
            "name",
            "seed",
            "data",
            "annualisation",
            "metrics",
            "pipeline",
            "regimes",
            "paper",
            "baselines",
            "verdict",
            ConfigKeys.COMBINATORIAL);

    private TrialConfig() {}

    /**
     * Its SHA-256.
     *
     * @param queue the bars of the run: how long they are, whether they are adjusted, and from when on they are learnt from
     *     count as settings
     * @param model hash of the model that was brought along; null for that which the config leads to
     */
    static String sha256(RunConfig<?> config, QueueMetadata queue, @Nullable String model) {
        Map<String, Object> told = new TreeMap<>();
        config.resolved().forEach((key, value) -> {
            if (!DECIDE_NOTHING.contains(key)) {
                told.put("config." + key, sorted(value));
            }
        });
        told.put("interval", queue.interval().toString());
        told.put("adjusted", queue.adjusted());
        told.put("since", EpochNanos.toInstant(queue.firstTime()).toString());
        told.put(
                "plugins",
                config.plugins().stream().map(PluginJar::sha256).sorted().toList());
        if (model != null) {
            told.put("model", model);
        }
        return Sha256.of(YamlConfig.write(told));
    }

    private static Object sorted(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((key, each) -> sorted.put(String.valueOf(key), sorted(each)));
            return sorted;
        }
        return value instanceof List<?> list
                ? list.stream().map(TrialConfig::sorted).toList()
                : value;
    }
}
