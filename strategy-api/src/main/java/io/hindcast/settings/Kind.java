package io.hindcast.settings;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the value of a key is, and in which range.
 *
 * @param <T> of the value
 */
public sealed interface Kind<T> {
    /**
     * A text.
     *
     * @param form a regular expression without anchors, which whoever reads the key checks in its own words; empty for any
     */
    record Text(String form) implements Kind<String> {}

    /** A finite number within [min, max]. */
    record Decimal(double min, double max) implements Kind<Double> {
        @Override
        public boolean textual() {
            return false;
        }
    }

    /** A whole number within [min, max]. */
    record Whole(int min, int max) implements Kind<Integer> {
        @Override
        public boolean textual() {
            return false;
        }

        @Override
        public Kind<Integer> atLeast(Integer least) {
            return new Whole(least, max);
        }
    }

    /** A whole number of 64 bits. */
    record LongWhole() implements Kind<Long> {
        @Override
        public boolean textual() {
            return false;
        }
    }

    /** True or false. */
    record Flag() implements Kind<Boolean> {
        @Override
        public boolean textual() {
            return false;
        }
    }

    /**
     * One of an enum's constants.
     *
     * @param <E> the enum
     */
    record Choice<E extends Enum<E>>(Class<E> type) implements Kind<E> {
        /** As they stand in a config: in lower case with hyphens. */
        public List<String> names() {
            return Arrays.stream(type.getEnumConstants()).map(Choice::name).toList();
        }

        Optional<E> named(String text) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> name(constant).equals(text))
                    .findFirst();
        }

        static String name(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A date, as in {@code 2015-12-31}. */
    record Date() implements Kind<LocalDate> {}

    /** A time zone. */
    record Zone() implements Kind<ZoneId> {}

    /**
     * A duration within [min, max].
     *
     * @param plain what a number without a unit counts; empty where there must be a unit
     */
    record Time(Duration min, Duration max, Optional<ChronoUnit> plain) implements Kind<Duration> {
        @Override
        public boolean textual() {
            return plain.isEmpty();
        }

        @Override
        public Kind<Duration> atLeast(Duration least) {
            return new Time(least, max, plain);
        }

        /** What a duration looks like. */
        public static Pattern form() {
            return DurationText.TEXT;
        }

        /** A duration in the largest unit of which it is a whole number. */
        public static String text(Duration duration) {
            return DurationText.format(duration);
        }
    }

    /** A list of at least one whole number, each within [min, max]. */
    record Wholes(int min, int max) implements Kind<List<Integer>> {
        @Override
        public boolean textual() {
            return false;
        }
    }

    /** True where YAML's words for nothing are a mistake, since they may be meant as they are written. */
    default boolean textual() {
        return true;
    }

    /**
     * The same with another least value.
     *
     * @throws UnsupportedOperationException for what is neither a whole number nor a duration
     */
    default Kind<T> atLeast(T least) {
        throw new UnsupportedOperationException("there is no least value of " + this);
    }
}
