package io.hindcast.forecast;

import io.hindcast.settings.Keys;
import io.hindcast.settings.Settings;
import java.util.List;

/** Makes forecast models from the {@code model} section of a config. Found by {@link java.util.ServiceLoader}. */
public interface ForecastModelProvider {
    /** As it stands in a config under {@code model.name}. */
    String name();

    /** What it forecasts with, in a line. */
    default String description() {
        return "";
    }

    /** What the section may hold beside {@code name}. */
    default Keys keys() {
        return Keys.NONE;
    }

    /**
     * Reads and checks the section.
     *
     * @param model the section; {@code name} has been read already
     * @throws io.hindcast.settings.InvalidInputException when a setting is wrong, or the section describes a model that is
     *     for offline evaluation only
     */
    ForecastModel configure(Settings model);

    /**
     * Values of {@code model.architecture} that a comparison sets side by side unless it names its own, offline ones
     * included; empty when there is no such key.
     */
    default List<String> architectures() {
        return List.of();
    }

    /** True when the section describes a model that is for offline evaluation only. */
    default boolean isOffline(Settings model) {
        return false;
    }

    /**
     * Reads and checks the section of a model that is for offline evaluation only.
     *
     * @throws io.hindcast.settings.InvalidInputException when a setting is wrong, or the section describes a causal model
     */
    default OfflineForecastModel configureOffline(Settings model) {
        throw model.invalid(
                "name", "'" + name() + "' has no models for offline evaluation; use it as a forecast model");
    }
}
