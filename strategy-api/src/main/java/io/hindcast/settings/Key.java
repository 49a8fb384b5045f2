package io.hindcast.settings;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The declaration of one key of a config, by which it is read ({@link Settings#get}, {@link Settings#find}), documented and
 * checked in editors. Without more said a key must be given.
 *
 * @param <T> of its value
 */
public final class Key<T> implements Declared {
    private final String name;
    private final String line;
    private final Kind<T> kind;
    private final String unit;
    private final Absence absence;
    private final @Nullable T usual;
    private final @Nullable Object written;
    private final String words;
    private final @Nullable Key<?> other;

    /** What becomes of a key that a config does not have. */
    public enum Absence {
        /** It is a mistake. */
        MISTAKE,
        /** A value is assumed, which stands in the resolved config. */
        DEFAULT,
        /** It means something of its own, and the key is not in the resolved config. */
        MEANS_SOMETHING
    }

    private Key(
            String name,
            String line,
            Kind<T> kind,
            String unit,
            Absence absence,
            @Nullable T usual,
            @Nullable Object written,
            String words,
            @Nullable Key<?> other) {
        this.name = name;
        this.line = line;
        this.kind = kind;
        this.unit = unit;
        this.absence = absence;
        this.usual = usual;
        this.written = written;
        this.words = words;
        this.other = other;
    }

    private static <T> Key<T> of(String name, String line, Kind<T> kind) {
        return new Key<>(name, line, kind, "", Absence.MISTAKE, null, null, "", null);
    }

    /** A text. */
    public static Key<String> text(String name, String line) {
        return of(name, line, new Kind.Text(""));
    }

    /**
     * A text of a certain form, which its reader has to check.
     *
     * @param form a regular expression without anchors, for editors
     */
    public static Key<String> text(String name, String form, String line) {
        return of(name, line, new Kind.Text(form));
    }

    /** A finite number within [min, max]. */
    public static Key<Double> decimal(String name, double min, double max, String line) {
        return of(name, line, new Kind.Decimal(min, max));
    }

    /** A whole number within [min, max]. */
    public static Key<Integer> integer(String name, int min, int max, String line) {
        return of(name, line, new Kind.Whole(min, max));
    }

    /** A whole number of 64 bits. */
    public static Key<Long> longInteger(String name, String line) {
        return of(name, line, new Kind.LongWhole());
    }

    /** True or false. */
    public static Key<Boolean> flag(String name, String line) {
        return of(name, line, new Kind.Flag());
    }

    /** One of an enum's constants, written in the config in lower case with hyphens. */
    public static <E extends Enum<E>> Key<E> choice(String name, Class<E> type, String line) {
        return of(name, line, new Kind.Choice<>(type));
    }

    /** A date, written as {@code 2015-12-31}. */
    public static Key<LocalDate> date(String name, String line) {
        return of(name, line, new Kind.Date());
    }

    /** A time zone such as {@code America/New_York}, {@code UTC} or {@code +01:00}. */
    public static Key<ZoneId> zone(String name, String line) {
        return of(name, line, new Kind.Zone());
    }

    /**
     * A duration within [min, max]: a whole number and one of {@code ms}, {@code s}, {@code m}, {@code h}, {@code d} and
     * {@code w}, as in {@code 250ms}, {@code 30s} or {@code 1d}. A day has 24 hours.
     */
    public static Key<Duration> duration(String name, Duration min, Duration max, String line) {
        return of(name, line, new Kind.Time(min, max, Optional.empty()));
    }

    /**
     * A duration within [min, max], or a number without a unit, which may have decimals and counts to the millisecond.
     *
     * @param plain what a number without a unit counts; in it the default stands in the resolved config
     */
    public static Key<Duration> duration(String name, Duration min, Duration max, ChronoUnit plain, String line) {
        return of(name, line, new Kind.Time(min, max, Optional.of(plain)));
    }

    /** A list of at least one whole number, each within [min, max]. */
    public static Key<List<Integer>> integers(String name, int min, int max, String line) {
        return of(name, line, new Kind.Wholes(min, max));
    }

    /** With what its number counts, as in {@code bps} or {@code bars}. */
    public Key<T> unit(String counted) {
        return new Key<>(name, line, kind, counted, absence, usual, written, words, other);
    }

    /** With a value that is assumed, and stands in the resolved config, where the key is absent. */
    public Key<T> byDefault(T value) {
        return new Key<>(name, line, kind, unit, Absence.DEFAULT, value, KindReading.written(kind, value), "", other);
    }

    /**
     * With a default that stands otherwise than usual in the resolved config.
     *
     * @param stands how; must be read as the same value
     */
    public Key<T> byDefault(T value, String stands) {
        return new Key<>(name, line, kind, unit, Absence.DEFAULT, value, stands, "", other);
    }

    /**
     * With a default that depends on more than the key; whoever reads it tells it by {@link #byDefault}.
     *
     * @param said what it is, in words
     */
    public Key<T> usually(String said) {
        return new Key<>(name, line, kind, unit, Absence.DEFAULT, null, null, said, other);
    }

    /**
     * Need not be given, and is not in the resolved config then.
     *
     * @param said what its absence means, in words; may be empty
     */
    public Key<T> optional(String said) {
        return new Key<>(name, line, kind, unit, Absence.MEANS_SOMETHING, null, null, said, other);
    }

    /** Need not be given, and is not in the resolved config then. */
    public Key<T> optional() {
        return optional("");
    }

    /** With a least value that depends on more than the key: a whole number or a duration. */
    public Key<T> atLeast(T least) {
        return new Key<>(name, line, kind.atLeast(least), unit, absence, usual, written, words, other);
    }

    /** The key may have a value of another kind instead, which is read by another key of this name. */
    public Key<T> or(Key<?> instead) {
        return new Key<>(name, line, kind, unit, absence, usual, written, words, instead);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String line() {
        return line;
    }

    /** What its value is. */
    public Kind<T> kind() {
        return kind;
    }

    /** What a number counts; empty where there is nothing to say. */
    public String unit() {
        return unit;
    }

    /** What becomes of it when it is absent. */
    public Absence absence() {
        return absence;
    }

    /** The value that is assumed; empty when there is none, or it depends on more than the key. */
    public Optional<T> usual() {
        return Optional.ofNullable(usual);
    }

    /** As the default stands in a resolved config: a text, number, boolean or list; empty as {@link #usual}. */
    public Optional<Object> written() {
        return Optional.ofNullable(written);
    }

    /** What its absence means, in words; empty where {@link #written} says it or there is nothing to say. */
    public String words() {
        return words;
    }

    /** What it may be instead. */
    public Optional<Key<?>> other() {
        return Optional.ofNullable(other);
    }

    @Override
    public String toString() {
        return name;
    }
}
