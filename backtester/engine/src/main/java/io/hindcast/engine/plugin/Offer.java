package io.hindcast.engine.plugin;

import java.util.Optional;

/**
 * Something that a config can name.
 *
 * @param provider makes it
 * @param who it is, in errors
 * @param description what it does, in a line; may be empty
 * @param jar that it comes from; empty when it is built in
 */
public record Offer<P>(P provider, Plugged who, String description, Optional<PluginJar> jar) {
    /** As it stands in a config. */
    public String name() {
        return who.name();
    }

    /** {@code built in}, or the jar's name. */
    public String origin() {
        return jar.map(PluginJar::name).orElse("built in");
    }
}
