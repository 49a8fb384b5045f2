package io.hindcast.runs.config;

import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
import io.hindcast.settings.Settings;

/**
 * The {@code verdict} section of a config.
 *
 * @param level how often chance alone may answer yes, over all baselines together
 */
public record VerdictSettings(double level) {
    /** The name of the section. */
    static final String SECTION = "verdict";

    private static final Key<Double> LEVEL = Key.decimal(
                    "level",
                    0.001,
                    0.5,
                    "How often chance alone may answer yes: of the tests, and of the intervals over all baselines together")
            .byDefault(0.05);

    /** What the section may hold. */
    static final Keys KEYS = Keys.of(LEVEL);

    /**
     * Reads the section.
     *
     * @throws io.hindcast.settings.InvalidInputException when a value is wrong
     */
    static VerdictSettings read(Settings section) {
        return new VerdictSettings(section.get(LEVEL));
    }
}
