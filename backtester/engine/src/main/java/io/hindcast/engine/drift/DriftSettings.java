package io.hindcast.engine.drift;

import io.hindcast.settings.Settings;

/**
 * When live bars count as drifted from those that the model was trained on.
 *
 * @param bars how many live bars are looked at, and how many forecasts that have matured; 0 for no watch
 * @param psi population stability index of a feature beyond which there is an alarm; 0 for no such alarm
 * @param errorRatio live error as a multiple of the validation error beyond which there is an alarm; 0 for no such alarm
 */
public record DriftSettings(int bars, double psi, double errorRatio) {
    /** Reads {@code paper.drift}: {@code bars} 500, {@code psi} 0.25, {@code error-ratio} 1.5 by default. */
    public static DriftSettings read(Settings drift) {
        return new DriftSettings(
                drift.integer("bars", 500, 0, 10_000),
                drift.decimal("psi", 0.25, 0, 1_000),
                drift.decimal("error-ratio", 1.5, 0, 1_000));
    }
}
