package io.hindcast.settings;

import java.util.List;
import java.util.Optional;

/**
 * One mapping of a config, read by the {@link Key}s that are declared for it. What is read is checked, and an {@link
 * InvalidInputException} names file, line, column and YAML path. A default that is asked for becomes part of the resolved
 * config which is stored with the run. A key that is declared and given but that nobody has asked for by the time the run is
 * set up is an error too, so ask for all keys that matter, when the section is read.
 */
public interface Settings {
    /** Where this mapping stands, for example {@code model.training}; empty for the whole config. */
    String path();

    /** True when the user has given this key. */
    boolean has(String key);

    /** True when the user has given this key. */
    default boolean has(Key<?> key) {
        return has(key.name());
    }

    /**
     * The value of a key, or its default, which becomes part of the resolved config.
     *
     * @throws InvalidInputException when it is missing and has no default, or is of another kind or out of range
     * @throws IllegalStateException when the section does not declare the key
     */
    <T> T get(Key<T> key);

    /**
     * The value of a key that need not be given.
     *
     * @return empty where it is absent; then the resolved config does not have it either
     * @throws InvalidInputException when it is of another kind or out of range
     * @throws IllegalStateException when the section does not declare the key
     */
    <T> Optional<T> find(Key<T> key);

    /**
     * Declares what this section may hold beside what is declared of it already: for whoever finds by a name in it what else
     * it has. Does nothing where all has been declared.
     *
     * @param keys all others there are
     * @return this section
     * @throws InvalidInputException when the section has a key that is unknown then, with the nearest name
     * @throws IllegalArgumentException when one has been declared already
     */
    Settings declare(Keys keys);

    /** A mapping; an empty one when the key is absent. */
    Settings section(String key);

    /** A list of mappings; an empty list when the key is absent. */
    List<Settings> sections(String key);

    /**
     * An error at a key, for checks that a getter can't make.
     *
     * @param problem what is wrong, what was expected and what to do
     * @return the exception to throw, with file, line, column and path before the problem
     */
    InvalidInputException invalid(String key, String problem);

    /** An error at a key, for checks that its kind can't make. */
    default InvalidInputException invalid(Key<?> key, String problem) {
        return invalid(key.name(), problem);
    }
}
