package io.hindcast.importing;

import io.hindcast.market.Interval;
import io.hindcast.market.Interval.Unit;
import java.time.Duration;
import java.util.Optional;

/**
 * Finds out whether bars are as far apart as their interval says. A wrong {@code --interval} would spoil every close time
 * and every annualised figure, and no single row shows it. Gaps and a short first bar of a session are usual, so that it
 * looks at all steps between bars: most must not be shorter than the interval, and of ten and more not all be longer.
 */
final class SpacingCheck {
    private static final int STEPS_TO_JUDGE = 10;

    private final Interval interval;
    private final long shortest;
    private final long longest;
    private long previous;
    private long bars;
    private long shorter;
    private long least = Long.MAX_VALUE;
    /** The step of more than half of all pairs, if there is one (Boyer and Moore's majority vote). */
    private long usual;

    private long votes;

    SpacingCheck(Interval interval) {
        this.interval = interval;
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
        if (shorter * 2 > steps) {
            return Optional.of(shorter + " of " + steps + " steps between bars are shorter than the interval "
                    + interval + ", most often " + advice(usual));
        }
        if (steps >= STEPS_TO_JUDGE && least > longest) {
            return Optional.of(
                    "no two bars are as close as the interval " + interval + ", the closest are " + advice(least));
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
