package io.hindcast.settings;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A value as it was given, read as what its key asks for. */
final class GivenValue {
    private static final Pattern NUMBER_WITH_UNIT = Pattern.compile("[-+]?[0-9][0-9_.]*\\s*[\\p{L}%$€/].*");

    private final @Nullable Object value;
    private final String unit;
    private final BiFunction<String, String, InvalidInputException> invalid;

    /**
     * @param value a string, number, boolean, plain scalar, list or map; null where the key is empty
     * @param unit what a number counts; empty where there is nothing to say
     * @param invalid makes an error out of the place within the value, such as {@code [1]}, and what is wrong
     */
    GivenValue(@Nullable Object value, String unit, BiFunction<String, String, InvalidInputException> invalid) {
        this.value = value;
        this.unit = unit;
        this.invalid = invalid;
    }

    /** True for what YAML reads as nothing, written out: {@code ~}, {@code null}. */
    boolean nothing() {
        return value instanceof PlainScalar scalar && scalar.nothing();
    }

    String text() {
        if (value instanceof Map || value instanceof List) {
            throw invalid("must be a text, but is " + show());
        }
        if (value instanceof PlainScalar scalar && scalar.nothing()) {
            throw invalid(
                    "must be a text, but is " + scalar + ", which YAML reads as nothing; put it in quotes if it is"
                            + " meant as it is written, or leave the key out");
        }
        return Objects.requireNonNull(value).toString();
    }

    double decimal() {
        return number().orElseThrow(() -> invalid("must be a finite number, but is " + show() + alone()));
    }

    double decimal(double min, double max) {
        double number = decimal();
        if (number < min || number > max) {
            throw invalid("must be from " + plain(min) + " to " + plain(max) + ", but is " + show());
        }
        return number;
    }

    int integer(int min, int max) {
        return Math.toIntExact(whole(min, max, "from " + min + " to " + max));
    }

    /** @param range of the numbers that are allowed, as a message names it */
    long whole(long min, long max, String range) {
        Optional<Long> number = switch (value) {
            case Integer given -> Optional.of(given.longValue());
            case Long given -> Optional.of(given);
            case Short given -> Optional.of(given.longValue());
            case Byte given -> Optional.of(given.longValue());
            case PlainScalar scalar -> scalar.wholeNumber();
            case null, default -> Optional.empty();
        };
        if (number.isEmpty()) {
            throw invalid("must be a whole number (" + range + "), but is " + show() + alone());
        }
        long whole = number.get();
        if (whole < min || whole > max) {
            throw invalid("must be " + range + ", but is " + whole);
        }
        return whole;
    }

    List<Integer> integers(int min, int max) {
        if (!(value instanceof List<?> list) || list.isEmpty()) {
            throw invalid("must be a list of whole numbers, as in [64, 32], but is " + show());
        }
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String place = "[" + i + "]";
            numbers.add(new GivenValue(list.get(i), unit, (within, problem) -> invalid.apply(place + within, problem))
                    .integer(min, max));
        }
        return List.copyOf(numbers);
    }

    boolean flag() {
        if (value instanceof Boolean flag) {
            return flag;
        }
        if (value instanceof PlainScalar scalar && scalar.flag().isPresent()) {
            return scalar.flag().get();
        }
        throw invalid("must be true or false, but is " + show());
    }

    LocalDate date() {
        String text = text();
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw invalid("must be a date such as 2015-12-31, but is '" + text + "'", e);
        }
    }

    ZoneId zone() {
        String text = text();
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw invalid("must be a time zone, as in America/New_York, but is '" + text + "'", e);
        }
    }

    Duration duration(Duration min, Duration max) {
        return within(min, max, written(DurationText.EXPECTED));
    }

    /** @param plain what a number without a unit counts */
    Duration duration(Duration min, Duration max, ChronoUnit plain) {
        Optional<Duration> counted = number().map(number ->
                Duration.ofMillis(Math.round(number * plain.getDuration().toMillis())));
        return within(
                min, max, counted.orElseGet(() -> written(DurationText.EXPECTED + ", or a number of " + name(plain))));
    }

    private Duration written(String expected) {
        String text = text();
        return DurationText.parse(text).orElseThrow(() -> invalid("must be " + expected + ", but is '" + text + "'"));
    }

    private static String name(ChronoUnit unit) {
        return unit == ChronoUnit.MILLIS ? "milliseconds" : unit.toString().toLowerCase(Locale.ROOT);
    }

    private Duration within(Duration min, Duration max, Duration duration) {
        if (duration.compareTo(min) < 0) {
            throw invalid("must be at least " + DurationText.format(min) + ", but is " + value);
        }
        if (duration.compareTo(max) > 0) {
            throw invalid("must be at most " + DurationText.format(max) + ", but is " + value);
        }
        return duration;
    }

    /** The value as a finite number; empty when it is none. */
    Optional<Double> number() {
        double number = switch (value) {
            case Number given -> given.doubleValue();
            case PlainScalar scalar -> scalar.decimalNumber().orElse(Double.NaN);
            case null, default -> Double.NaN;
        };
        return Double.isFinite(number) ? Optional.of(number) : Optional.empty();
    }

    /** The value as a mapping, a copy with texts for keys. */
    Map<String, ?> mapping() {
        if (!(value instanceof Map<?, ?> map)) {
            throw invalid("must be a mapping (key: value), but is " + show());
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((name, item) -> copy.put(String.valueOf(name), item));
        return copy;
    }

    /** The value as a message shows it. */
    String show() {
        return switch (value) {
            case null -> "empty";
            case String text -> "the text '" + text + "'";
            case PlainScalar scalar -> isText(scalar) ? "the text '" + scalar + "'" : scalar.toString();
            case Map<?, ?> map -> "a mapping";
            case List<?> list -> "a list";
            default -> value.toString();
        };
    }

    InvalidInputException invalid(String problem) {
        return invalid.apply("", problem);
    }

    /** What to do about a number that was given a unit, which may not be the one that it counts. */
    private String alone() {
        if (!(value instanceof String || value instanceof PlainScalar)
                || !NUMBER_WITH_UNIT.matcher(value.toString()).matches()) {
            return "";
        }
        return "; write the number alone" + (unit.isEmpty() ? "" : ", in " + unit);
    }

    private InvalidInputException invalid(String problem, Exception cause) {
        return new InvalidInputException(Objects.requireNonNull(invalid(problem).getMessage()), cause);
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : "" + value;
    }

    private static boolean isText(PlainScalar scalar) {
        return scalar.decimalNumber().isEmpty() && scalar.flag().isEmpty() && !scalar.nothing();
    }
}
