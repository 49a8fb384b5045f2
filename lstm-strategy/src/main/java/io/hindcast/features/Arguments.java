package io.hindcast.features;

import java.util.Map;
import java.util.Objects;

/**
 * The values of a feature's parameters.
 *
 * @param values by parameter name
 */
record Arguments(Map<String, Double> values) {
    /** The parameter named {@code bars}. */
    int bars() {
        return bars("bars");
    }

    /** A number of bars. */
    int bars(String name) {
        return (int) decimal(name);
    }

    /** A decimal number. */
    double decimal(String name) {
        return Objects.requireNonNull(values.get(name));
    }
}
