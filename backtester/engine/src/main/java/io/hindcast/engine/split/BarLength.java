package io.hindcast.engine.split;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a part of a run is: a number of bars, or a length on the calendar. */
sealed interface BarLength {
    /** How a config writes a length on the calendar. */
    String CALENDAR_FORM = "([1-9][0-9]{0,3})(d|w|mo|y)";

    /** A number of bars. */
    record Bars(int count) implements BarLength {
        @Override
        public String toString() {
            return Integer.toString(count);
        }
    }

    /** Days, weeks, months or years. */
    record Calendar(int count, Unit unit) implements BarLength {
        private static final Pattern FORM = Pattern.compile(CALENDAR_FORM);

        /** A day later by so many of these lengths; at a month's end its last day, as in 31 January plus a month. */
        LocalDate after(LocalDate day, long times) {
            return day.plus(times * count * unit.size, unit.base);
        }

        /** A day earlier by this length. */
        LocalDate before(LocalDate day) {
            return after(day, -1);
        }

        /** Whether the step that ends on a day, after this length, has gone beyond the other one from its beginning. */
        boolean longerThan(Calendar most, LocalDate from, LocalDate to) {
            return unit.base == most.unit.base
                    ? count * unit.size > most.count * most.unit.size
                    : to.isAfter(most.after(from, 1));
        }

        /** As in a config: {@code 6mo}. */
        @Override
        public String toString() {
            return count + unit.name().toLowerCase(Locale.ROOT);
        }
    }

    /** As a config writes them, in lower case. */
    enum Unit {
        D(ChronoUnit.DAYS, 1),
        W(ChronoUnit.DAYS, 7),
        MO(ChronoUnit.MONTHS, 1),
        Y(ChronoUnit.MONTHS, 12);

        private final ChronoUnit base;
        private final int size;

        Unit(ChronoUnit base, int size) {
            this.base = base;
            this.size = size;
        }
    }

    /** Reads a length on the calendar; empty when it is none. */
    static Optional<Calendar> calendar(String text) {
        Matcher parts = Calendar.FORM.matcher(text);
        return parts.matches()
                ? Optional.of(new Calendar(
                        Integer.parseInt(parts.group(1)),
                        Unit.valueOf(parts.group(2).toUpperCase(Locale.ROOT))))
                : Optional.empty();
    }
}
