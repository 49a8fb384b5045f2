package io.hindcast.report.page;

import io.hindcast.market.Interval;
import io.hindcast.report.summary.SegmentSpans;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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

    /** The format for bars. */
    public static TimeFormat of(Interval interval) {
        if (!interval.intraday()) {
            return DAY;
        }
        return interval.duration().compareTo(Duration.ofMinutes(1)) < 0 ? SECOND : MINUTE;
    }

    /** A time given in milliseconds since 1970-01-01T00:00Z. */
    public String format(long time) {
        return formatter.format(Instant.ofEpochMilli(time));
    }

    /** A time as people read it. */
    public String format(Instant time) {
        return formatter.format(time);
    }

    /** How many bars, and from when to when where that is known. */
    public String span(long bars, @Nullable Instant first, @Nullable Instant last) {
        String when = first != null && last != null ? ", " + format(first) + " to " + format(last) : "";
        return FigureFormat.BARS.format((double) bars) + when;
    }

    /** How many bars a segment has, and from when to when. */
    public String span(SegmentSpans.Span segment) {
        return span(segment.bars(), segment.first(), segment.last());
    }

    /** When something began, and when it ended where that is known, to the second. */
    public static String started(@Nullable Instant started, @Nullable Instant finished) {
        return (started == null ? FigureFormat.UNDEFINED : SECOND.format(started))
                + (finished == null ? "" : ", finished " + SECOND.format(finished) + " UTC");
    }
}
