package io.hindcast.engine.plugin;

import java.util.Objects;

/**
 * Something that was found by its name: what an error calls it.
 *
 * @param kind such as {@code strategy}
 * @param name as it stands in a config; empty for features, of which a jar has many
 * @param jar file name of the plugin that it comes from; empty when it is built in
 * @param loader of its classes
 */
public record Plugged(String kind, String name, String jar, ClassLoader loader) {
    /** Nothing is null. */
    public Plugged {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(name);
        Objects.requireNonNull(jar);
        Objects.requireNonNull(loader);
    }

    /** Something of this program's own. */
    public static Plugged builtIn(String kind, String name) {
        return new Plugged(kind, name, "", Plugged.class.getClassLoader());
    }

    /** True when it comes from a jar of the plugins folder. */
    boolean isPlugin() {
        return !jar.isEmpty();
    }

    /** {@code strategy 'x'}, with {@code of plugin x.jar} where it comes from one. */
    @Override
    public String toString() {
        return kind + (name.isEmpty() ? "" : " '" + name + "'") + (isPlugin() ? " of plugin " + jar : "");
    }
}
