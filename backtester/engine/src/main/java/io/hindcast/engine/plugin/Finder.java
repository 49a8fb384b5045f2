package io.hindcast.engine.plugin;

import io.hindcast.settings.Settings;

/** Finds what sections of a config name. */
public interface Finder {
    /**
     * What a section's {@code name} names.
     *
     * @throws io.hindcast.settings.InvalidInputException when there is none of that name, or more than one
     */
    <P> Offer<P> named(Settings section, ProviderKind<P> kind);
}
