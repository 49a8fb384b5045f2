package io.hindcast.features;

import io.hindcast.settings.Key;
import io.hindcast.settings.NearestName;
import io.hindcast.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All features on offer, by name. */
final class FeatureCatalogue {
    private static final Key<String> NAME = Key.text("name", "Which feature");

    private final Map<String, FeatureDefinition> definitions = new LinkedHashMap<>();

    FeatureCatalogue() {
        Stream.of(
                        PriceFeatures.all(),
                        AverageFeatures.all(),
                        OscillatorFeatures.all(),
                        TrendFeatures.all(),
                        VolatilityFeatures.all(),
                        VolumeFeatures.all(),
                        CalendarFeatures.all())
                .flatMap(List::stream)
                .forEach(definition -> definitions.put(definition.name(), definition));
    }

    /** In the order of the documentation. */
    List<FeatureDefinition> all() {
        return List.copyOf(definitions.values());
    }

    /**
     * Reads an entry of the config's list.
     *
     * @throws io.hindcast.settings.InvalidInputException when there is no such feature or a parameter is wrong
     */
    ConfiguredFeature configure(Settings entry) {
        String name = entry.get(NAME);
        FeatureDefinition definition = definitions.get(name);
        if (definition == null) {
            throw entry.invalid(
                    "name",
                    "there is no feature '" + name + "'" + NearestName.suggestion(name, definitions.keySet())
                            + "; on offer: " + String.join(", ", definitions.keySet()));
        }
        return definition.configure(entry);
    }
}
