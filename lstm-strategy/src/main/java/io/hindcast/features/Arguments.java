package io.hindcast.features;

import java.util.Map;

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
        return values.get(name);
    }
}
