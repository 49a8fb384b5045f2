package io.hindcast.store.importing;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** On which days of the week a market trades, by its bars. */
final class TradingDays {
    private static final int DAYS_TO_JUDGE = 20;
    /** Of the weeks; a day of the week with bars in so many is a usual one. */
    private static final double USUAL = 0.25;

    private final long[] counts = new long[8];
    private @Nullable LocalDate first;
    private @Nullable LocalDate last;
    private @Nullable LocalDate firstSaturday;
    private @Nullable LocalDate firstSunday;

    /** @param day later than those before */
    void add(LocalDate day) {
        if (first == null) {
            first = day;
        }
        last = day;
        DayOfWeek week = day.getDayOfWeek();
        counts[week.getValue()]++;
        if (week == DayOfWeek.SATURDAY && firstSaturday == null) {
            firstSaturday = day;
        }
        if (week == DayOfWeek.SUNDAY && firstSunday == null) {
            firstSunday = day;
        }
    }

    /** Days with bars. */
    long days() {
        long days = 0;
        for (long count : counts) {
            days += count;
        }
        return days;
    }

    /** True for a market that trades on both days of the weekend. */
    boolean everyDay() {
        return usual(DayOfWeek.SATURDAY) && usual(DayOfWeek.SUNDAY);
    }

    private boolean usual(DayOfWeek day) {
        double weeks = ChronoUnit.DAYS.between(first, last) / 7.0 + 1;
        return counts[day.getValue()] >= USUAL * weeks;
    }

    /** Days from Monday to Friday between two days, both left out. */
    static long weekdaysBetween(LocalDate from, LocalDate to) {
        long days = ChronoUnit.DAYS.between(from, to) - 1;
        long weeks = days / 7;
        long count = 5 * weeks;
        for (LocalDate day = from.plusDays(7 * weeks + 1); day.isBefore(to); day = day.plusDays(1)) {
            count += weekend(day) ? 0 : 1;
        }
        return count;
    }

    /** True when a day of the weekend is among the days from one to another, both counted. */
    static boolean touchesWeekend(LocalDate from, LocalDate to) {
        if (ChronoUnit.DAYS.between(from, to) >= 6) {
            return true;
        }
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            if (weekend(day)) {
                return true;
            }
        }
        return false;
    }

    private static boolean weekend(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }

    /**
     * Bars on days of the weekend on which the market usually rests.
     *
     * @param daily whether a bar is a whole day, so that the few hours of a Sunday count as much as any other day
     */
    List<String> findings(boolean daily) {
        List<String> findings = new ArrayList<>();
        if (first == null || days() < DAYS_TO_JUDGE || everyDay()) {
            return findings;
        }
        odd(findings, DayOfWeek.SATURDAY, "Saturdays", firstSaturday, daily);
        odd(findings, DayOfWeek.SUNDAY, "Sundays", firstSunday, daily);
        return findings;
    }

    private void odd(List<String> findings, DayOfWeek day, String name, @Nullable LocalDate firstOne, boolean daily) {
        long count = counts[day.getValue()];
        if (count > 0 && (daily || !usual(day))) {
            findings.add(String.format(
                    Locale.ROOT,
                    usual(day)
                            ? "%,d of the days with bars are %s, the first %s: where a market trades a few hours on these"
                                    + " (foreign exchange), such a bar counts as much as a whole day; check the zone"
                            : "%,d of the days with bars are %s, on which this market is mostly closed, the first %s: check"
                                    + " the zone, or whether they are real",
                    count,
                    name,
                    firstOne));
        }
    }
}
