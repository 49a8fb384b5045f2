package io.hindcast.features;

import io.hindcast.forecast.FeaturePipelineProvider.FeatureDescription;
import io.hindcast.settings.Declared;
import io.hindcast.settings.Keys;
import io.hindcast.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A feature on offer.
 *
 * @param name as it stands in a config
 * @param explanation what it is, and what it says where its formula has no value
 * @param formula builds it
 * @param parameters in the order of the canonical name
 */
record FeatureDefinition(String name, String explanation, Formula formula, List<Parameter> parameters) {
    private static final String FAST = "fast-bars";
    private static final String SLOW = "slow-bars";

    /** Builds a feature's line. */
    @FunctionalInterface
    interface Formula {
        /** Builds the line on the series of {@code lines}. */
        IndicatorLine build(Lines lines, Arguments arguments);
    }

    FeatureDefinition(String name, String explanation, Formula formula, Parameter... parameters) {
        this(name, explanation, formula, List.of(parameters));
    }

    /** What a user is told. */
    FeatureDescription description() {
        return new FeatureDescription(
                name, Keys.of(parameters.stream().map(Parameter::key).toArray(Declared[]::new)), explanation);
    }

    /** Reads the parameters from an entry of the config's list. */
    ConfiguredFeature configure(Settings entry) {
        Map<String, Double> values = new LinkedHashMap<>();
        parameters.forEach(parameter -> values.put(parameter.name(), parameter.read(entry)));
        Double fast = values.get(FAST);
        Double slow = values.get(SLOW);
        if (fast != null && slow != null && fast >= slow) {
            throw entry.invalid(
                    FAST, "must be below " + SLOW + " (" + slow.intValue() + "), but is " + fast.intValue());
        }
        return new ConfiguredFeature(canonicalName(values), formula, new Arguments(values));
    }

    private String canonicalName(Map<String, Double> values) {
        if (parameters.isEmpty()) {
            return name;
        }
        return parameters.stream()
                .map(parameter -> parameter.written(Objects.requireNonNull(values.get(parameter.name()))))
                .collect(Collectors.joining(",", name + "(", ")"));
    }
}
