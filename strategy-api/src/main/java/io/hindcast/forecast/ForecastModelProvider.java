package io.hindcast.forecast;

import io.hindcast.settings.Settings;

/** Makes forecast models from the {@code model} section of a config. Found by {@link java.util.ServiceLoader}. */
public interface ForecastModelProvider {
    /** As it stands in a config under {@code model.name}. */
    String name();

    /**
     * Reads and checks the section.
     *
     * @param model the section; {@code name} has been read already
     * @throws io.hindcast.settings.InvalidInputException when a setting is wrong
     */
    ForecastModel configure(Settings model);
}
