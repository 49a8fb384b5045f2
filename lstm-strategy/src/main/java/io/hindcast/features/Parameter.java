package io.hindcast.features;

import io.hindcast.settings.Settings;

/**
 * A number that a feature takes.
 *
 * @param name the key in a config
 * @param defaultValue when the key is absent
 * @param min least value allowed
 * @param max greatest value allowed
 * @param whole true for a whole number
 */
record Parameter(String name, double defaultValue, double min, double max, boolean whole) {
    private static final int MOST_BARS = 5_000;

    /** A number of bars, from {@code min} to 5,000. */
    static Parameter bars(String name, int defaultValue, int min) {
        return new Parameter(name, defaultValue, min, MOST_BARS, true);
    }

    /** A decimal number. */
    static Parameter decimal(String name, double defaultValue, double min, double max) {
        return new Parameter(name, defaultValue, min, max, false);
    }

    /** Reads and checks the value. */
    double read(Settings settings) {
        return whole
                ? settings.integer(name, (int) defaultValue, (int) min, (int) max)
                : settings.decimal(name, defaultValue, min, max);
    }

    /** Name and value as they stand in a feature's canonical name, for example {@code bars=14}. */
    String written(double value) {
        return name + "=" + (whole ? Integer.toString((int) value) : Double.toString(value));
    }
}
