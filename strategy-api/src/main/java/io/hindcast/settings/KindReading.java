package io.hindcast.settings;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** Reads values of each kind, and says how they stand in a resolved config. */
final class KindReading {
    private KindReading() {}

    /** Reads and checks a value that is there. */
    @SuppressWarnings("unchecked") // each case gives what its kind is a kind of
    static <T> T read(Kind<T> kind, GivenValue given) {
        if (given.nothing() && !(kind instanceof Kind.Text)) {
            throw given.invalid("has no value (" + given.show() + " is nothing in YAML); expected " + expected(kind)
                    + "; give one, or leave the key out");
        }
        return (T)
                switch (kind) {
                    case Kind.Text ignored -> given.text();
                    case Kind.Decimal number -> given.decimal(number.min(), number.max());
                    case Kind.Whole number -> given.integer(number.min(), number.max());
                    case Kind.LongWhole ignored -> given.whole(Long.MIN_VALUE, Long.MAX_VALUE, "64 bits");
                    case Kind.Flag ignored -> given.flag();
                    case Kind.Choice<?> choice -> chosen(choice, given);
                    case Kind.Date ignored -> given.date();
                    case Kind.Zone ignored -> given.zone();
                    case Kind.Time time ->
                        time.plain().isPresent()
                                ? given.duration(
                                        time.min(), time.max(), time.plain().get())
                                : given.duration(time.min(), time.max());
                    case Kind.Wholes numbers -> given.integers(numbers.min(), numbers.max());
                };
    }

    private static Enum<?> chosen(Kind.Choice<?> choice, GivenValue given) {
        String text = given.text();
        return choice.named(text)
                .orElseThrow(() -> given.invalid(
                        "must be one of " + String.join(", ", choice.names()) + ", but is the text '" + text + "'"));
    }

    /** A value that was given, as it stands in the resolved config: dates, zones and durations as they were written. */
    static <T> Object kept(Kind<T> kind, GivenValue given, T value) {
        if (kind instanceof Kind.Time time && time.plain().isPresent()) {
            return given.number().<Object>map(number -> number).orElseGet(given::text);
        }
        return kind instanceof Kind.Date || kind instanceof Kind.Zone || kind instanceof Kind.Time
                ? given.text()
                : written(kind, value);
    }

    /** A default, as it stands in the resolved config. */
    static <T> Object written(Kind<T> kind, T value) {
        return switch (value) {
            case Enum<?> constant -> Kind.Choice.name(constant);
            case LocalDate date -> date.toString();
            case ZoneId zone -> zone.getId();
            case Duration duration -> written((Kind.Time) kind, duration);
            case List<?> list -> List.copyOf(list);
            default -> value;
        };
    }

    private static Object written(Kind.Time time, Duration value) {
        return time.plain().isEmpty()
                ? DurationText.format(value)
                : (Object) ((double) value.toMillis()
                        / time.plain().get().getDuration().toMillis());
    }

    /** What is expected of a key that must be given. */
    static String expected(Kind<?> kind) {
        return switch (kind) {
            case Kind.Text ignored -> "a text";
            case Kind.Decimal ignored -> "a number";
            case Kind.Whole ignored -> "a whole number";
            case Kind.LongWhole ignored -> "a whole number";
            case Kind.Flag ignored -> "true or false";
            case Kind.Choice<?> choice -> "one of " + String.join(", ", choice.names());
            case Kind.Date ignored -> "a date such as 2015-12-31";
            case Kind.Zone ignored -> "a time zone, as in America/New_York";
            case Kind.Time ignored -> "a duration: " + DurationText.EXPECTED;
            case Kind.Wholes ignored -> "a list of whole numbers, as in [64, 32]";
        };
    }
}
