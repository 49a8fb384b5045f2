package io.hindcast.strategy;

import io.hindcast.settings.Keys;

/** Makes strategies from the {@code strategy} section of a config. Found by {@link java.util.ServiceLoader}. */
public interface StrategyProvider {
    /** As it stands in a config under {@code strategy.name}. */
    String name();

    /** What it does, in a line. */
    String description();

    /** True when it can't decide without forecasts: the config must then have a {@code model}. */
    default boolean needsForecast() {
        return false;
    }

    /** What the section may hold beside {@code name}. */
    default Keys keys() {
        return Keys.NONE;
    }

    /**
     * Reads and checks the section, and makes a strategy that has seen no bar.
     *
     * @param setup the section, and what the run trades, at what cost
     * @throws io.hindcast.settings.InvalidInputException when a setting is wrong
     */
    Strategy create(StrategySetup setup);
}
