package io.hindcast.report;

import io.hindcast.market.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** How exact a time is written, always in UTC: as exact as the bars are. */
enum TimeFormat {
    DAY("yyyy-MM-dd"),
    MINUTE("yyyy-MM-dd HH:mm"),
    SECOND("yyyy-MM-dd HH:mm:ss");

    private final DateTimeFormatter formatter;

    TimeFormat(String pattern) {
        formatter = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    /** The format for a run's bars. */
    static TimeFormat of(Summary summary) {
        String text = summary.text("run.interval");
        try {
            Interval interval = Interval.parse(text);
            if (!interval.intraday()) {
                return DAY;
            }
            return interval.duration().compareTo(Duration.ofMinutes(1)) < 0 ? SECOND : MINUTE;
        } catch (IllegalArgumentException e) {
            throw summary.problem("run.interval", "is no interval: " + e.getMessage());
        }
    }

    /** A time given in milliseconds since 1970-01-01T00:00Z. */
    String format(long time) {
        return formatter.format(Instant.ofEpochMilli(time));
    }

    /** A time given as ISO-8601; left as it is when it is something else. */
    String format(String time) {
        try {
            return formatter.format(Instant.parse(time));
        } catch (DateTimeParseException e) {
            return time;
        }
    }
}
