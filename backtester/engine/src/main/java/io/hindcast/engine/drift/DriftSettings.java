package io.hindcast.engine.drift;

import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
import io.hindcast.settings.Settings;

/**
 * When live bars count as drifted from those that the model was trained on.
 *
 * @param bars how many live bars are looked at, and how many forecasts that have matured; 0 for no watch
 * @param psi population stability index of a feature beyond which there is an alarm; 0 for no such alarm
 * @param errorRatio live error as a multiple of the validation error beyond which there is an alarm; 0 for no such alarm
 */
public record DriftSettings(int bars, double psi, double errorRatio) {
    private static final Key<Integer> BARS = Key.integer(
                    "bars",
                    0,
                    10_000,
                    "How many live bars are looked at; before there are as many, there is no alarm; 0 for no watch")
            .unit("bars")
            .byDefault(500);
    private static final Key<Double> PSI = Key.decimal(
                    "psi", 0, 1_000, "Limit of the population stability index of a feature; 0 for no such alarm")
            .byDefault(0.25);
    private static final Key<Double> ERROR_RATIO = Key.decimal(
                    "error-ratio",
                    0,
                    1_000,
                    "Limit of the live error, as a multiple of the validation error; 0 for no such alarm")
            .byDefault(1.5);

    /** What {@code paper.drift} may hold. */
    public static final Keys KEYS = Keys.of(BARS, PSI, ERROR_RATIO);

    /** Reads {@code paper.drift}. */
    public static DriftSettings read(Settings drift) {
        return new DriftSettings(drift.get(BARS), drift.get(PSI), drift.get(ERROR_RATIO));
    }
}
