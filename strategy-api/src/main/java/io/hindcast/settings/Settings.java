package io.hindcast.settings;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

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
}
