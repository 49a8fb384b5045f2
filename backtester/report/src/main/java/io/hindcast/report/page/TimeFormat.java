package io.hindcast.report.page;

import io.hindcast.market.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** How exact a time is written, always in UTC: as exact as the bars are. */
public enum TimeFormat {
    /** A date. */
    DAY("yyyy-MM-dd"),
    /** Date, hour and minute. */
    MINUTE("yyyy-MM-dd HH:mm"),
    /** Date, hour, minute and second. */
    SECOND("yyyy-MM-dd HH:mm:ss");

    private final DateTimeFormatter formatter;

    TimeFormat(String pattern) {
        formatter = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    /**
     * The format for bars.
     *
     * @param interval of the bars, such as 1d
     * @throws IllegalArgumentException when that is no interval
     */
    public static TimeFormat of(String interval) {
        Interval parsed = Interval.parse(interval);
        if (!parsed.intraday()) {
            return DAY;
        }
        return parsed.duration().compareTo(Duration.ofMinutes(1)) < 0 ? SECOND : MINUTE;
    }

    /** A time given in milliseconds since 1970-01-01T00:00Z. */
    public String format(long time) {
        return formatter.format(Instant.ofEpochMilli(time));
    }

    /** A time given as ISO-8601; left as it is when it is something else. */
    public String format(String time) {
        try {
            return formatter.format(Instant.parse(time));
        } catch (DateTimeParseException e) {
            return time;
        }
    }
}
