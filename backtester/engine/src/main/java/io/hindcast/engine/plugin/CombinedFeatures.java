package io.hindcast.engine.plugin;

import io.hindcast.forecast.FeaturePipeline;
import io.hindcast.forecast.FeaturePipelineProvider;
import io.hindcast.market.Interval;
import io.hindcast.settings.Settings;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Built-in features and those of plugins in one list: each entry goes to the provider that has its name. */
public final class CombinedFeatures implements FeaturePipelineProvider {
    private final FeaturePipelineProvider builtIn;
    private final List<Offer<FeaturePipelineProvider>> plugins;
    private final Consumer<PluginJar> used;

    /**
     * @param builtIn answers for names that no plugin has
     * @param plugins in the order of their jars
     * @param used told of each plugin that a list names
     */
    public CombinedFeatures(
            FeaturePipelineProvider builtIn, List<Offer<FeaturePipelineProvider>> plugins, Consumer<PluginJar> used) {
        this.builtIn = builtIn;
        this.plugins = List.copyOf(plugins);
        this.used = used;
    }

    @Override
    public List<FeatureDescription> available() {
        return Stream.concat(
                        builtIn.available().stream(), plugins.stream().flatMap(plugin -> available(plugin).stream()))
                .toList();
    }

    @Override
    public Supplier<FeaturePipeline> configure(List<Settings> features, Interval interval, ZoneId zone) {
        if (features.isEmpty()) {
            return builtIn.configure(features, interval, zone);
        }
        // Owners in the order of their first entry; the built-in one is empty.
        List<Optional<Offer<FeaturePipelineProvider>>> owners = new ArrayList<>();
        List<List<Settings>> entries = new ArrayList<>();
        int[] partOf = new int[features.size()];
        for (int column = 0; column < partOf.length; column++) {
            Optional<Offer<FeaturePipelineProvider>> owner = owner(features.get(column));
            if (!owners.contains(owner)) {
                owners.add(owner);
                entries.add(new ArrayList<>());
            }
            declare(features.get(column), owner.orElse(null));
            partOf[column] = owners.indexOf(owner);
            entries.get(partOf[column]).add(features.get(column));
        }
        List<Supplier<FeaturePipeline>> parts = new ArrayList<>();
        for (int part = 0; part < owners.size(); part++) {
            List<Settings> own = List.copyOf(entries.get(part));
            parts.add(owners.get(part)
                    .map(plugin -> contained(plugin, own, interval, zone))
                    .orElseGet(() -> builtIn.configure(own, interval, zone)));
        }
        // One owner alone gives the pipeline that it would give without the others.
        return parts.size() == 1 ? parts.getFirst() : () -> new CombinedPipeline(partOf, parts);
    }

    private Supplier<FeaturePipeline> contained(
            Offer<FeaturePipelineProvider> plugin, List<Settings> entries, Interval interval, ZoneId zone) {
        plugin.jar().ifPresent(used);
        Supplier<FeaturePipeline> made =
                SetUp.call(plugin.who(), "configure", () -> plugin.provider().configure(entries, interval, zone));
        return () ->
                new ContainedFeatures(SetUp.call(plugin.who(), "configure", made::get), plugin.who(), entries.size());
    }

    private Optional<Offer<FeaturePipelineProvider>> owner(Settings entry) {
        String name = entry.get(ProviderKind.NAME);
        List<Offer<FeaturePipelineProvider>> owners = plugins.stream()
                .filter(plugin -> names(available(plugin)).contains(name))
                .toList();
        boolean doubled = owners.size() > 1
                || (owners.size() == 1 && names(builtIn.available()).contains(name));
        if (doubled) {
            throw entry.invalid(
                    "name",
                    "there is more than one feature '" + name + "', also in "
                            + String.join(
                                    ", ", owners.stream().map(Offer::origin).toList())
                            + "; remove a jar, or give what is in it another name");
        }
        return owners.stream().findFirst();
    }

    /** A name that nobody has is left to the built-in ones, which list what there is. */
    private void declare(Settings entry, @Nullable Offer<FeaturePipelineProvider> owner) {
        String name = entry.get(ProviderKind.NAME);
        (owner == null ? builtIn.available() : available(owner))
                .stream()
                        .filter(feature -> feature.name().equals(name))
                        .findFirst()
                        .ifPresent(feature -> entry.declare(feature.keys()));
    }

    private static List<FeatureDescription> available(Offer<FeaturePipelineProvider> plugin) {
        return SetUp.call(plugin.who(), "available", () -> plugin.provider().available());
    }

    private static List<String> names(List<FeatureDescription> available) {
        return available.stream().map(FeatureDescription::name).toList();
    }
}
