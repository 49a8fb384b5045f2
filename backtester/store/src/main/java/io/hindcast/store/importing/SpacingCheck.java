package io.hindcast.store.importing;

import io.hindcast.market.Interval;
import io.hindcast.market.Interval.Unit;
import java.time.Duration;
import java.util.Optional;

/**
 * Finds out whether bars are as far apart as their interval says. A wrong {@code --interval} would spoil every close time
 * and every annualised figure, and no single row shows it. Gaps and a short first bar of a session are usual, so that it
 * looks at all steps between bars: most must not be shorter than the interval, and of ten and more not all be longer.
 * Calendar months are of no interval, so that bars of a month, a quarter or a year that are stamped at their open are
 * refused: counted in days or weeks they would be known before they end.
 */
final class SpacingCheck {
    private static final int STEPS_TO_JUDGE = 10;

    private static final int STEPS_TO_SEE_MONTHS = 3;
    private static final double MONTH_DAYS = 365.2425 / 12;

    private final Interval interval;
    private final Stamp stamp;
    private final long shortest;
    private final long longest;
    private long previous;
    private long bars;
    private long shorter;
    private long least = Long.MAX_VALUE;
    private long greatest;
    private double total;
    /** The step of more than half of all pairs, if there is one (Boyer and Moore's majority vote). */
    private long usual;

    private long votes;

    SpacingCheck(Interval interval, Stamp stamp) {
        this.interval = interval;
        this.stamp = stamp;
        long nominal = interval.duration().toNanos();
        // A day is up to 3 hours shorter or longer when clocks change.
        long slack = interval.unit().compareTo(Unit.DAY) < 0
                ? 0
                : Duration.ofHours(3).toNanos();
        shortest = nominal - slack;
        longest = nominal + slack;
    }

    /** @param closeTime of the next bar, nanoseconds */
    void add(long closeTime) {
        if (bars++ > 0) {
            long step = closeTime - previous;
            least = Math.min(least, step);
            greatest = Math.max(greatest, step);
            total += step;
            if (step < shortest) {
                shorter++;
            }
            if (votes == 0) {
                usual = step;
            }
            votes += step == usual ? 1 : -1;
        }
        previous = closeTime;
    }

    /** What is wrong with the interval and what to do, to continue a message; empty when it is plausible. */
    Optional<String> problem() {
        long steps = bars - 1;
        Optional<String> calendar = calendarStep(steps);
        boolean judged = steps >= STEPS_TO_JUDGE && least > longest;
        if (calendar.isPresent() && (stamp == Stamp.OPEN || shorter * 2 > steps || judged)) {
            return Optional.of("bars are " + calendar.get() + " apart, and calendar months are of no interval: one of"
                    + " days or weeks would make a bar known before it ends; import the daily or weekly bars, or stamp"
                    + " each bar at its close and give --stamp close with --interval 4w (13w for quarters, 52w for"
                    + " years)");
        }
        if (shorter * 2 > steps) {
            return Optional.of(shorter + " of " + steps + " steps between bars are shorter than the interval "
                    + interval + ", most often " + advice(usual));
        }
        if (judged) {
            return Optional.of(
                    "no two bars are as close as the interval " + interval + ", the closest are " + advice(least));
        }
        return Optional.empty();
    }

    /** Steps that are about months of the calendar, and not all the same. */
    private Optional<String> calendarStep(long steps) {
        if (steps < STEPS_TO_SEE_MONTHS || least == greatest) {
            return Optional.empty();
        }
        double day = Duration.ofDays(1).toNanos();
        for (int months : new int[] {1, 3, 12}) {
            double usualDays = months * MONTH_DAYS;
            if (least >= (usualDays - 4.5) * day
                    && greatest <= (usualDays + 4.5) * day
                    && Math.abs(total / steps / day - usualDays) <= 0.02 * usualDays) {
                return Optional.of(months == 1 ? "a month" : months == 3 ? "a quarter" : "a year");
            }
        }
        return Optional.empty();
    }

    private static String advice(long step) {
        Unit[] units = Unit.values();
        for (int i = units.length - 1; i >= 0; i--) {
            long unit = new Interval(1, units[i]).duration().toNanos();
            if (step % unit == 0 && step / unit <= 999_999) {
                Interval fitting = new Interval((int) (step / unit), units[i]);
                return fitting + "; give the interval that the file has, such as --interval " + fitting;
            }
        }
        return Duration.ofNanos(step) + "; give the interval that the file has with --interval";
    }
}
