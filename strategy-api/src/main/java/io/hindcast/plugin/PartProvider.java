package io.hindcast.plugin;

import io.hindcast.settings.Keys;

/**
 * Makes a part of a run from the section of a config that names it, such as {@code trading.fees}. Each kind of part has a
 * provider of its own, which {@link java.util.ServiceLoader} finds.
 *
 * @param <T> the part
 */
public interface PartProvider<T> {
    /** As it stands in a config under {@code name}. */
    String name();

    /** What it does, in a line. */
    String description();

    /** What the section may hold beside {@code name}. */
    default Keys keys() {
        return Keys.NONE;
    }

    /**
     * Reads and checks the section, and makes a part that has seen nothing. It may be called more than once for a run: a
     * part that remembers must not share what it remembers with another one.
     *
     * @throws io.hindcast.settings.InvalidInputException when a setting is wrong, or the part can't work on what is traded
     */
    T create(PartSetup setup);
}
