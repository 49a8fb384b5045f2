package io.hindcast.forecast;

import io.hindcast.market.Interval;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
import io.hindcast.settings.Settings;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Makes feature pipelines from the {@code features} list of a config. Found by {@link java.util.ServiceLoader}. */
public interface FeaturePipelineProvider {
    /** Names of all features on offer, each with its parameters and a line of explanation. */
    List<FeatureDescription> available();

    /**
     * Checks the list and makes a factory of pipelines.
     *
     * @param features the entries of the list, in column order
     * @param interval how long a bar is
     * @param zone the market's zone, for features of the calendar
     * @return each call gives a new pipeline that has seen no bar
     * @throws io.hindcast.settings.InvalidInputException when a feature does not exist or a parameter is wrong
     */
    Supplier<FeaturePipeline> configure(List<Settings> features, Interval interval, ZoneId zone);

    /**
     * A feature on offer.
     *
     * @param name as it stands in a config
     * @param keys its parameters: what an entry of the list may hold beside {@code name}
     * @param explanation what it is, in a line
     */
    record FeatureDescription(String name, Keys keys, String explanation) {
        /** Names and defaults of the parameters, for example {@code bars=14}; empty when it has none. */
        public String parameters() {
            return keys.all().stream()
                    .map(key -> key instanceof Key<?> parameter
                            ? parameter.name()
                                    + parameter
                                            .written()
                                            .map(value -> "=" + value)
                                            .orElse("")
                            : key.name())
                    .collect(Collectors.joining(", "));
        }
    }
}
