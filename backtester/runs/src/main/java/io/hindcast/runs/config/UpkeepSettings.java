package io.hindcast.runs.config;

import io.hindcast.engine.drift.DriftSettings;
import io.hindcast.settings.Keys;
import io.hindcast.settings.Settings;
import java.util.Optional;

/**
 * The part of a config's {@code paper} section that is about the model of a session.
 *
 * @param drift when there are alarms
 * @param retrain when the model is trained anew; empty for never
 */
public record UpkeepSettings(DriftSettings drift, Optional<RetrainSettings> retrain) {
    /** What the section may hold about the model. */
    public static final Keys KEYS = Keys.of(
            Keys.section("retrain", "When the model is trained anew while a session runs", RetrainSettings.KEYS),
            Keys.section("drift", "When live bars count as drifted from those of the training", DriftSettings.KEYS));

    /**
     * Reads {@code drift} and {@code retrain}.
     *
     * @throws io.hindcast.settings.InvalidInputException when a value is wrong
     */
    public static UpkeepSettings read(Settings paper) {
        return new UpkeepSettings(DriftSettings.read(paper.section("drift")), RetrainSettings.read(paper));
    }
}
