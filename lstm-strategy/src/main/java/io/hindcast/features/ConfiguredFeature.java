package io.hindcast.features;

/**
 * A feature with its arguments, ready to be built on any series.
 *
 * @param name canonical: equal names, equal values
 * @param formula builds it
 * @param arguments for the formula
 */
record ConfiguredFeature(String name, FeatureDefinition.Formula formula, Arguments arguments) {
    /** Builds its line. */
    IndicatorLine build(Lines lines) {
        return formula.build(lines, arguments);
    }
}
