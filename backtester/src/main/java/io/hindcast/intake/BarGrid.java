package io.hindcast.intake;

import io.hindcast.market.BarSpecification;
import io.hindcast.market.EpochNanos;
import io.hindcast.market.Interval;
import io.hindcast.market.Interval.Unit;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Where bars can close, and how many are missing between two.
 *
 * <ul>
 *   <li>{@link Market#CONTINUOUS}: bars in seconds, minutes and hours close at multiples of their interval since
 *       1970-01-01T00:00Z, bars in days and weeks at a session's close in the zone. What is missing is found by division.
 *   <li>{@link Market#SESSIONS}: the first or last bar of a session may be short, so that intraday bars need only close at a
 *       whole minute (a whole second where the interval is counted in seconds), and bars in days and weeks may close early.
 *       Intraday bars are missing between two of one date in the zone; nothing is said about what lies between sessions. Of
 *       daily bars, weekdays are missing: a holiday counts as one.
 * </ul>
 */
final class BarGrid {
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;

    private final Market market;
    private final BarSpecification bars;
    private final ZoneId zone;
    private final long interval;
    private final boolean calendar;

    BarGrid(Market market, BarSpecification bars) {
        this.market = market;
        this.bars = bars;
        zone = bars.zone();
        interval = bars.interval().duration().toNanos();
        calendar = bars.interval().unit().compareTo(Unit.DAY) >= 0;
    }

    /** True when a bar can close then. */
    boolean has(long closeTime) {
        if (market == Market.SESSIONS) {
            long step = bars.interval().unit() == Unit.SECOND ? SECOND : MINUTE;
            return Math.floorMod(closeTime, step) == 0;
        }
        return calendar
                ? EpochNanos.toInstant(closeTime).atZone(zone).toLocalTime().equals(bars.sessionClose())
                : Math.floorMod(closeTime, interval) == 0;
    }

    /** Where a bar can close, to continue "expected". */
    String description() {
        if (market == Market.SESSIONS) {
            return bars.interval().unit() == Unit.SECOND ? "a whole second" : "a whole minute";
        }
        return calendar
                ? bars.sessionCloseText() + " in " + zone
                : "a multiple of " + bars.interval() + " since 1970-01-01T00:00Z";
    }

    /** What to do where the grid is not that of the data, to end a message; empty where nothing helps. */
    String advice() {
        return market == Market.SESSIONS
                ? ""
                : "; for a market whose sessions don't begin on it, set paper.market: sessions";
    }

    /** Bars that should have closed between two, both left out. */
    long missing(long previous, long next) {
        if (market == Market.SESSIONS && !calendar) {
            return date(previous).equals(date(next)) ? Math.max(0, (next - previous) / interval - 1) : 0;
        }
        if (market == Market.SESSIONS && bars.interval().equals(new Interval(1, Unit.DAY))) {
            return weekdaysBetween(date(previous), date(next));
        }
        // Half an interval of slack: clock changes make days shorter and longer.
        return Math.max(0, (next - previous + interval / 2) / interval - 1);
    }

    /** The date that a bar belongs to: midnight ends a day. */
    private LocalDate date(long closeTime) {
        return EpochNanos.toInstant(closeTime - 1).atZone(zone).toLocalDate();
    }

    private static long weekdaysBetween(LocalDate first, LocalDate last) {
        long days = last.toEpochDay() - first.toEpochDay() - 1;
        if (days <= 0) {
            return 0;
        }
        long weekdays = days / 7 * 5;
        for (long i = 0; i < days % 7; i++) {
            DayOfWeek day = first.plusDays(1 + i).getDayOfWeek();
            weekdays += day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY ? 0 : 1;
        }
        return weekdays;
    }
}
