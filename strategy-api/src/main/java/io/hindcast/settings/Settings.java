package io.hindcast.settings;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * One mapping of a config. Every getter checks type and range, and an {@link InvalidInputException} names file, line,
 * column and YAML path. A default that is asked for becomes part of the resolved config which is stored with the run. A
 * key that nobody has asked for by the time the run is set up is an error, so ask for all keys you know, in the
 * constructor.
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
     * Declares what this section may hold, beside what is declared of it already: for what chooses its keys by a name in it.
     *
     * @param keys all others there are
     * @return this section
     * @throws InvalidInputException when the section has a key that is unknown then, with the nearest name
     * @throws IllegalArgumentException when one has been declared already
     */
    Settings declare(Keys keys);

    /** A required text. */
    String text(String key);

    /** A text with a default. */
    String text(String key, String defaultValue);

    /** A required whole number within [min, max]. */
    int integer(String key, int min, int max);

    /** A whole number within [min, max], with a default. */
    int integer(String key, int defaultValue, int min, int max);

    /** A whole number of 64 bits, with a default. */
    long longInteger(String key, long defaultValue);

    /** A finite number within [min, max], with a default. */
    double decimal(String key, double defaultValue, double min, double max);

    /** True or false, with a default. */
    boolean flag(String key, boolean defaultValue);

    /** A required date, written as {@code 2015-12-31}. */
    LocalDate date(String key);

    /** A time zone such as {@code America/New_York}, {@code UTC} or {@code +01:00}, with a default. */
    ZoneId zone(String key, ZoneId defaultValue);

    /**
     * A required duration within [min, max]: a whole number and one of {@code ms}, {@code s}, {@code m}, {@code h}, {@code
     * d} and {@code w}, as in {@code 250ms}, {@code 30s} or {@code 1d}. A day has 24 hours.
     */
    Duration duration(String key, Duration min, Duration max);

    /** A duration within [min, max], with a default. */
    Duration duration(String key, Duration defaultValue, Duration min, Duration max);

    /**
     * A duration within [min, max], with a default, of a key that takes a number without a unit too. Such a number may have
     * decimals, and counts to the millisecond.
     *
     * @param plain what a number without a unit counts; in it the default stands in the resolved config
     */
    Duration duration(String key, Duration defaultValue, Duration min, Duration max, ChronoUnit plain);

    /** One of an enum's constants, written in the config in lower case with hyphens, with a default. */
    <E extends Enum<E>> E choice(String key, E defaultValue);

    /** A list of at least one whole number, each within [min, max], with a default. */
    List<Integer> integers(String key, List<Integer> defaultValue, int min, int max);

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
