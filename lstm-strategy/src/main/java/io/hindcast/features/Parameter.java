package io.hindcast.features;

import io.hindcast.settings.Key;
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

    /** Its declaration. */
    Key<? extends Number> key() {
        return whole
                ? Key.integer(name, (int) min, (int) max, line()).unit("bars").byDefault((int) defaultValue)
                : Key.decimal(name, min, max, line()).byDefault(defaultValue);
    }

    private String line() {
        return switch (name) {
            case "bars" -> "Bars that it looks at";
            case "deviations" -> "Standard deviations from the middle to a band";
            default -> "Bars of the " + name.replace("-bars", "") + " average";
        };
    }

    /** Reads and checks the value. */
    double read(Settings settings) {
        return settings.get(key()).doubleValue();
    }

    /** Name and value as they stand in a feature's canonical name, for example {@code bars=14}. */
    String written(double value) {
        return name + "=" + (whole ? Integer.toString((int) value) : Double.toString(value));
    }
}
