package io.hindcast.runs.config;

import io.hindcast.engine.plugin.PluginJar;
import io.hindcast.forecast.FeaturePipeline;
import io.hindcast.regime.RegimeLabeler;
import io.hindcast.regime.RegimeLabelerProvider;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
import io.hindcast.settings.MapSettings;
import io.hindcast.settings.Settings;
import io.hindcast.store.queue.QueueMetadata;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * All that decides the labels of a history: the {@code regimes} section with the {@code features} list.
 *
 * @param seed of everything that is drawn
 * @param features makes the pipeline of what the labeler is fed
 * @param labeler to be trained
 * @param split into training and held-out time
 * @param plugins jars that the features come from, beside the built-in ones
 * @param resolved the section with all defaults, the seed included
 */
public record LabelConfig(
        long seed,
        Supplier<FeaturePipeline> features,
        RegimeLabeler labeler,
        LabelSplit split,
        List<PluginJar> plugins,
        Map<String, Object> resolved) {
    private static final Key<Long> SEED = Key.longInteger("seed", "Of everything that is drawn for the labels")
            .usually("the config's");

    /** What the section may hold whoever labels. */
    static final Keys KEYS = Keys.of(Providers.LABELER).and(LabelSplit.KEYS).and(SEED);

    /** The section's key. */
    public static final String SECTION = "regimes";

    /**
     * Reads the section.
     *
     * @param config the whole config, which has the section
     * @param seed of the run; the section may have its own
     * @param providers what can be named
     * @throws io.hindcast.settings.InvalidInputException when a setting is wrong
     */
    public static LabelConfig read(MapSettings config, QueueMetadata queue, long seed, Providers providers) {
        MapSettings section = config.section(SECTION);
        RegimeLabelerProvider provider = Providers.labeler(section);
        List<Settings> features = config.sections("features");
        Supplier<FeaturePipeline> pipelines = providers
                .features()
                .configure(features.isEmpty() ? provider.defaultFeatures() : features, queue.interval(), queue.zone());
        LabelSplit split = new LabelSplit(section);
        RegimeLabeler labeler = provider.configure(section);
        split.purgeAtLeast(labeler.reachBars());
        long own = section.get(SEED.byDefault(seed));
        return new LabelConfig(own, pipelines, labeler, split, providers.used(), section.resolved());
    }

    /** What is written beside the labels: the section, and what the labeler is fed. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(SECTION, resolved);
        document.put("features", features.get().names());
        if (!plugins.isEmpty()) {
            Map<String, String> hashes = new TreeMap<>();
            plugins.forEach(jar -> hashes.put(jar.name(), jar.sha256()));
            document.put("plugins", hashes);
        }
        return document;
    }
}
