package io.hindcast.features;

import io.hindcast.forecast.FeaturePipeline;
import io.hindcast.forecast.FeaturePipelineProvider;
import io.hindcast.market.Interval;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Settings;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Feature pipelines on Ta4j. */
public final class Ta4jFeatures implements FeaturePipelineProvider {
    private final FeatureCatalogue catalogue = new FeatureCatalogue();

    /** For {@link java.util.ServiceLoader}. */
    public Ta4jFeatures() {}

    @Override
    public List<FeatureDescription> available() {
        return catalogue.all().stream().map(FeatureDefinition::description).toList();
    }

    @Override
    public Supplier<FeaturePipeline> configure(List<Settings> features, Interval interval, ZoneId zone) {
        if (features.isEmpty()) {
            throw new InvalidInputException(
                    "features: the list is empty; name at least one feature, for example - {name: log-return, bars: 1}");
        }
        List<ConfiguredFeature> configured = new ArrayList<>();
        Map<String, Settings> seen = new HashMap<>();
        for (Settings entry : features) {
            ConfiguredFeature feature = catalogue.configure(entry);
            Settings earlier = seen.putIfAbsent(feature.name(), entry);
            if (earlier != null) {
                throw entry.invalid(
                        "name",
                        feature.name() + " is in the list already" + place(earlier)
                                + "; remove one of them or change a parameter");
            }
            configured.add(feature);
        }
        List<ConfiguredFeature> columns = List.copyOf(configured);
        return () -> Ta4jFeaturePipeline.bounded(columns, interval, zone);
    }

    /**
     * Pipelines of features that are known by their canonical names, as a stored model has them.
     *
     * @param names as {@link FeaturePipeline#names()} gives them
     * @param interval how long a bar is
     * @param zone the market's zone, for features of the calendar
     * @return each call gives a new pipeline that has seen no bar
     * @throws InvalidInputException when a name is none of these features'
     */
    public Supplier<FeaturePipeline> ofNames(List<String> names, Interval interval, ZoneId zone) {
        return configure(names.stream().map(CanonicalName::settings).toList(), interval, zone);
    }

    private static String place(Settings entry) {
        return entry.path().isEmpty() ? "" : ", at " + entry.path();
    }
}
