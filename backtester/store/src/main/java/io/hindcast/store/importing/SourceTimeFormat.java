package io.hindcast.store.importing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads times that can be read in one way only:
 *
 * <ul>
 *   <li>ISO dates, {@code 2000-01-03}, {@code 2000/01/03}, {@code 20000103}, and dates with the month's English name,
 *       {@code Jan 3 2000}, {@code January 3, 2000}, {@code 3 Jan 2000}, {@code 03-Jan-2000};
 *   <li>ISO date-times, {@code 2000-01-03 09:30}, {@code 2000-01-03T09:30:00.123456}, with or without {@code Z} or an
 *       offset such as {@code +02:00};
 *   <li>numbers since 1970-01-01T00:00Z, told apart by size: seconds from 10^8, milliseconds from 10^11, microseconds from
 *       10^14, nanoseconds from 10^17; all of them are times after March 1973. Seconds may have a fraction.
 * </ul>
 *
 * Dates such as {@code 03/04/2000} are refused: nothing says which number is the month.
 */
final class SourceTimeFormat {
    private static final Pattern ISO = Pattern.compile("(\\d{4})([-/])(\\d{2})\\2(\\d{2})"
            + "(?:[T ](\\d{2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?( ?Z|[+-]\\d{2}(?::?\\d{2})?)?)?");
    private static final Pattern EPOCH = Pattern.compile("\\d{9,19}(\\.\\d{1,18})?");
    private static final Pattern BASIC_DATE = Pattern.compile("\\d{8}");
    private static final List<DateTimeFormatter> NAMED_MONTH = List.of(
            named("MMM d[,] uuuu"),
            named("MMMM d[,] uuuu"),
            named("d MMM uuuu"),
            named("d MMMM uuuu"),
            named("d-MMM-uuuu"));

    private SourceTimeFormat() {}

    /** @throws DateTimeException when the text is no time, or can be read in more than one way */
    static SourceTime parse(String text) {
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            return iso(iso);
        }
        if (BASIC_DATE.matcher(text).matches()) {
            return new SourceTime.Day(date(text.substring(0, 4), text.substring(4, 6), text.substring(6, 8)));
        }
        if (EPOCH.matcher(text).matches()) {
            return new SourceTime.Exact(EpochNumber.parse(text));
        }
        for (DateTimeFormatter format : NAMED_MONTH) {
            Optional<LocalDate> date = date(text, format);
            if (date.isPresent()) {
                return new SourceTime.Day(date.get());
            }
        }
        throw new DateTimeException("is not a time that can be read in one way only; expected for example 2000-01-03,"
                + " 2000-01-03 09:30:00, 2000-01-03T14:30:00Z, Jan 3 2000 or an epoch number");
    }

    private static Optional<LocalDate> date(String text, DateTimeFormatter format) {
        try {
            return Optional.of(LocalDate.parse(text, format));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static SourceTime iso(Matcher iso) {
        LocalDate date = date(iso.group(1), iso.group(3), iso.group(4));
        if (iso.group(5) == null) {
            return new SourceTime.Day(date);
        }
        LocalTime time;
        try {
            time = LocalTime.of(
                    Integer.parseInt(iso.group(5)),
                    Integer.parseInt(iso.group(6)),
                    iso.group(7) == null ? 0 : Integer.parseInt(iso.group(7)),
                    iso.group(8) == null ? 0 : Integer.parseInt((iso.group(8) + "00000000").substring(0, 9)));
        } catch (DateTimeException e) {
            throw new DateTimeException("has a time of day that does not exist", e);
        }
        LocalDateTime local = LocalDateTime.of(date, time);
        if (iso.group(9) == null) {
            return new SourceTime.Local(local);
        }
        try {
            return new SourceTime.Exact(
                    local.toInstant(ZoneOffset.of(iso.group(9).strip())));
        } catch (DateTimeException e) {
            throw new DateTimeException("has an offset that does not exist", e);
        }
    }

    private static LocalDate date(String year, String month, String day) {
        try {
            return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
        } catch (DateTimeException e) {
            throw new DateTimeException("is a date that does not exist", e);
        }
    }

    private static DateTimeFormatter named(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
