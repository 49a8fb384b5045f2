package io.hindcast.store.importing;

import io.hindcast.market.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds holes between bars. Nights, weekends and breaks come again and again, at the same time of day and of the same
 * length; what does so is none. Holidays of up to four weekdays in a row are none either.
 */
final class HoleWatch {
    private static final int MOST_HOLIDAYS = 4;
    /** Of the days with bars; a gap that comes so often belongs to the market's hours. */
    private static final double REGULAR = 0.05;

    private static final int LEAST_REGULAR = 3;
    private static final int MOST_KINDS = 4_096;

    private final Interval interval;
    private final ZoneId zone;
    private final LocalTime sessionClose;
    private final long step;
    private final TradingDays days = new TradingDays();
    private final Map<Kind, Gaps> kinds = new HashMap<>();
    private @Nullable Instant previous;
    private @Nullable LocalDate day;
    private Instant dayEnd = Instant.MIN;
    private long midnights;
    private long midnightsTraded;

    /**
     * @param zone of the market
     * @param sessionClose when bars close that have a date only
     */
    HoleWatch(Interval interval, ZoneId zone, LocalTime sessionClose) {
        this.interval = interval;
        this.zone = zone;
        this.sessionClose = sessionClose;
        step = interval.duration().toSeconds();
    }

    /**
     * Gaps of one kind.
     *
     * @param second of the day at which they begin; -1 for all that are beyond counting by kind
     * @param seconds how long they are
     */
    private record Kind(int second, long seconds, boolean oneDay, boolean weekend) {}

    private static final class Gaps {
        private final Instant first;
        private long count;
        private long weekdays;
        private long days;
        private long longest;
        private Instant longestFrom;

        Gaps(Instant first) {
            this.first = first;
            longestFrom = first;
        }
    }

    /** @param close of the next bar */
    void add(Instant close) {
        LocalDate before = day;
        boolean newDay = !close.minusNanos(1).isBefore(dayEnd);
        if (newDay || !interval.intraday()) {
            LocalDate now = day(close);
            newDay = !now.equals(day);
            day = now;
            dayEnd = now.plusDays(1).atStartOfDay(zone).toInstant();
            if (newDay) {
                days.add(now);
            }
        }
        if (previous != null && before != null && day != null) {
            long seconds = Duration.between(previous, close).toSeconds();
            if (newDay && interval.intraday()) {
                midnights++;
                midnightsTraded += seconds <= step ? 1 : 0;
            }
            if (seconds > step) {
                gap(previous, seconds, before, day);
            }
        }
        previous = close;
    }

    /** The day that a bar is of: of a longer one, which may close on the next day, that of its middle. */
    private LocalDate day(Instant close) {
        boolean dated = interval.intraday() || close.atZone(zone).toLocalTime().equals(sessionClose);
        Instant inside =
                dated ? close.minusNanos(1) : close.minus(interval.duration().dividedBy(2));
        return inside.atZone(zone).toLocalDate();
    }

    private void gap(Instant begin, long seconds, LocalDate from, LocalDate to) {
        ZonedDateTime local = begin.atZone(zone);
        Kind kind = new Kind(
                interval.intraday() ? local.toLocalTime().toSecondOfDay() : 0,
                seconds,
                from.equals(to),
                TradingDays.touchesWeekend(from, to));
        if (kinds.size() >= MOST_KINDS && !kinds.containsKey(kind)) {
            kind = new Kind(-1, 0, kind.oneDay, kind.weekend);
        }
        Gaps gaps = kinds.computeIfAbsent(kind, k -> new Gaps(begin));
        gaps.count++;
        gaps.days += ChronoUnit.DAYS.between(from, to) - 1;
        // Holidays are no hole, a week of them is.
        long weekdays = TradingDays.weekdaysBetween(from, to);
        gaps.weekdays += weekdays > MOST_HOLIDAYS ? weekdays : 0;
        if (seconds > gaps.longest) {
            gaps.longest = seconds;
            gaps.longestFrom = begin;
        }
    }

    /** What is missing, and bars where none are expected. */
    List<String> findings() {
        boolean daily = interval.unit() == Interval.Unit.DAY && interval.count() == 1;
        List<String> findings = new ArrayList<>();
        if (interval.intraday() || daily) {
            findings.addAll(days.findings(daily));
        } else if (interval.unit() != Interval.Unit.WEEK || interval.count() != 1) {
            return findings;
        }
        long holes = 0;
        long missing = 0;
        Gaps longest = null;
        for (Map.Entry<Kind, Gaps> entry : kinds.entrySet()) {
            Gaps gaps = entry.getValue();
            long lost = daily ? missingDays(gaps) : missingBars(entry.getKey(), gaps);
            if (lost > 0) {
                holes += gaps.count;
                missing += lost;
                boolean longer = longest == null
                        || gaps.longest > longest.longest
                        || (gaps.longest == longest.longest && gaps.first.isBefore(longest.first));
                longest = longer ? gaps : longest;
            }
        }
        if (longest != null) {
            findings.add(String.format(
                    Locale.ROOT,
                    "the bars have %s (bars missing: about %,d); the longest is of %s from %s on",
                    holes == 1 ? "a hole" : String.format(Locale.ROOT, "%,d holes", holes),
                    missing,
                    length(longest.longest),
                    longest.longestFrom));
        }
        return findings;
    }

    private long missingDays(Gaps gaps) {
        return days.everyDay() ? gaps.days : gaps.weekdays;
    }

    private long missingBars(Kind kind, Gaps gaps) {
        if (interval.unit() == Interval.Unit.WEEK) {
            return gaps.count * (Math.round((double) kind.seconds / step) - 1);
        }
        if (kind.second >= 0 && gaps.count >= Math.max(LEAST_REGULAR, REGULAR * days.days())) {
            return 0;
        }
        long bars = kind.second < 0 ? gaps.count : gaps.count * ((kind.seconds - 1) / step);
        boolean open = midnightsTraded * 2 > midnights;
        if (kind.oneDay || days.everyDay() || (open && !kind.weekend)) {
            return bars;
        }
        return gaps.weekdays > 0 ? bars : 0;
    }

    private static String length(long seconds) {
        Duration length = Duration.ofSeconds(seconds);
        if (length.toDays() > 0) {
            return length.toDays()
                    + (length.toDays() == 1 ? " day" : " days")
                    + (length.toHoursPart() > 0 ? " " + length.toHoursPart() + " h" : "");
        }
        return (length.toHours() > 0 ? length.toHours() + " h " : "") + length.toMinutesPart() + " min"
                + (length.toSecondsPart() > 0 ? " " + length.toSecondsPart() + " s" : "");
    }
}
