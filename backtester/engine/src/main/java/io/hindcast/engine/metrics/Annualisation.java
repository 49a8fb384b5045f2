package io.hindcast.engine.metrics;

import io.hindcast.market.Interval;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
import io.hindcast.settings.Settings;
import java.util.List;
import java.util.Locale;

/**
 * How many bars a year has, and why. What the config leaves open is taken from the data: the nearest of the usual calendars,
 * and the data's own number where none is near. Intraday: bars of a session x trading days, a last bar cut short by the end
 * of the session counted. Days: trading days / days of a bar. Weeks: 52 / weeks of a bar.
 *
 * @param periodsPerYear bars a year
 * @param basis in words, for example {@code 252 trading days x 390 one-minute bars}
 * @param dataPeriodsPerYear bars a year of the data; NaN where it is too short to tell
 * @param warnings sentences for the terminal and the report
 */
public record Annualisation(double periodsPerYear, String basis, double dataPeriodsPerYear, List<String> warnings) {
    private static final int STOCK_DAYS = 252;
    private static final double STOCK_HOURS = 6.5;
    private static final int WEEKS = 52;

    /** Stocks; futures that rest an hour a day; foreign exchange, from Sunday evening to Friday evening; no weekend. */
    private static final List<Calendar> USUAL = List.of(
            new Calendar(STOCK_DAYS, STOCK_HOURS),
            new Calendar(STOCK_DAYS, 23),
            new Calendar(STOCK_DAYS, 24),
            new Calendar(260, 24),
            new Calendar(365, 24));

    /** How far a calendar may be from the data: a tenth, half of what would show in a Sharpe ratio's first two digits. */
    private static final double NEAR = 0.1;

    private static final String FROM_DATA = "the data's";
    private static final Key<Integer> DAYS = Key.integer("trading-days", 1, 366, "Days a year on which bars close")
            .unit("days a year")
            .usually(FROM_DATA);
    private static final Key<Double> HOURS = Key.decimal(
                    "session-hours", 0.01, 24, "Hours of a day in which bars close; for intraday bars")
            .unit("hours a day")
            .usually(FROM_DATA);
    private static final Key<Double> PERIODS = Key.decimal(
                    "periods-per-year", 1e-3, 1e12, "Bars a year, instead of trading-days and session-hours")
            .unit("bars a year")
            .usually(FROM_DATA);

    /** What the section may hold. */
    public static final Keys KEYS = Keys.of(DAYS, HOURS, PERIODS);

    private record Calendar(int days, double hours) {
        double periods(Interval interval) {
            double seconds = interval.duration().toSeconds();
            return interval.intraday() ? days * Math.ceil(hours * 3_600 / seconds) : days / (seconds / 86_400);
        }

        String keys(Interval interval) {
            return interval.intraday() ? DAYS + ": " + days + ", " + HOURS + ": " + hours : DAYS + ": " + days;
        }
    }

    /** Copies the list. */
    public Annualisation {
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads the {@code annualisation} section: {@code trading-days} and, for intraday bars, {@code session-hours}, or {@code
     * periods-per-year}. Where it is empty the data decides; below 30 days of data, 252 days and 6.5 hours. Where only {@code
     * trading-days} is given, the hours are 24 with more than 262 of them, which only a market without weekends has, else
     * 6.5.
     *
     * @param data bars that the config is held against
     * @throws InvalidInputException when a value is of the wrong type, out of range, or has no meaning for the interval
     */
    public static Annualisation read(Settings section, Interval interval, BarsPerYear data) {
        double measured = data.periods();
        if (interval.unit() == Interval.Unit.WEEK) {
            return ofWeeks(section, interval, measured);
        }
        if (!interval.intraday()) {
            refuse(section, HOURS, interval);
        }
        if (section.has(PERIODS)) {
            if (section.has(DAYS) || section.has(HOURS)) {
                throw section.invalid(PERIODS, "can't stand beside " + DAYS + " and " + HOURS + "; remove it or them");
            }
            return checked(ofPeriods(section, measured, measured), interval);
        }
        if (section.has(DAYS) || section.has(HOURS) || Double.isNaN(measured)) {
            int days = section.get(DAYS.byDefault(STOCK_DAYS));
            double hours =
                    interval.intraday() ? section.get(HOURS.byDefault(days > 262 ? 24 : STOCK_HOURS)) : STOCK_HOURS;
            return checked(of(new Calendar(days, hours), interval, measured), interval);
        }
        Calendar nearest = nearest(interval, measured);
        if (!near(nearest.periods(interval), measured)) {
            Annualisation own = ofPeriods(section, Math.round(measured * 100) / 100.0, measured);
            return new Annualisation(
                    own.periodsPerYear,
                    own.basis,
                    measured,
                    List.of(String.format(
                            Locale.ROOT,
                            "annualisation: the data has %,.0f bars a year, which is within 10 %% of no usual calendar;"
                                    + " figures are annualised with that number. If it has holes, set %s",
                            measured,
                            interval.intraday() ? DAYS + " and " + HOURS : DAYS)));
        }
        section.get(DAYS.byDefault(nearest.days));
        if (interval.intraday()) {
            section.get(HOURS.byDefault(nearest.hours));
        }
        return of(nearest, interval, measured);
    }

    private static Annualisation ofWeeks(Settings section, Interval interval, double measured) {
        for (Key<?> key : List.of(DAYS, HOURS, PERIODS)) {
            refuse(section, key, interval);
        }
        return new Annualisation(
                (double) WEEKS / interval.count(),
                interval.count() == 1 ? WEEKS + " weeks" : WEEKS + " weeks / " + interval.count() + " weeks a bar",
                measured,
                List.of());
    }

    private static Annualisation ofPeriods(Settings section, double unset, double measured) {
        double periods = section.get(PERIODS.byDefault(unset));
        return new Annualisation(
                periods, String.format(Locale.ROOT, "%,.2f bars a year", periods), measured, List.of());
    }

    private static Annualisation of(Calendar calendar, Interval interval, double measured) {
        String days = calendar.days + " trading days";
        String basis = days;
        if (interval.intraday()) {
            String unit = interval.unit().name().toLowerCase(Locale.ROOT);
            String length = interval.count() == 1 ? "one" : Integer.toString(interval.count());
            long bars = Math.round(calendar.periods(interval) / calendar.days);
            basis = days + " x " + bars + " " + length + "-" + unit + " bars";
        } else {
            double barDays = interval.duration().toSeconds() / 86_400.0;
            basis = barDays == 1 ? days : days + " / " + barDays + " days a bar";
        }
        return new Annualisation(calendar.periods(interval), basis, measured, List.of());
    }

    /** Warns when the data contradicts what the config says. */
    private static Annualisation checked(Annualisation said, Interval interval) {
        double measured = said.dataPeriodsPerYear;
        if (Double.isNaN(measured) || near(said.periodsPerYear, measured)) {
            return said;
        }
        Calendar nearest = nearest(interval, measured);
        String better = near(nearest.periods(interval), measured)
                ? nearest.keys(interval)
                : String.format(Locale.ROOT, "%s: %.0f", PERIODS, measured);
        return new Annualisation(
                said.periodsPerYear,
                said.basis,
                measured,
                List.of(String.format(
                        Locale.ROOT,
                        "annualisation: the config makes %,.0f bars a year (%s), but the data has %,.0f, so volatility,"
                                + " Sharpe and Sortino are %.2f times what the data's own number gives; remove the"
                                + " section, or set %s",
                        said.periodsPerYear,
                        said.basis,
                        measured,
                        Math.sqrt(said.periodsPerYear / measured),
                        better)));
    }

    private static Calendar nearest(Interval interval, double measured) {
        Calendar nearest = USUAL.getFirst();
        for (Calendar each : USUAL) {
            if (Math.abs(Math.log(each.periods(interval) / measured))
                    < Math.abs(Math.log(nearest.periods(interval) / measured))) {
                nearest = each;
            }
        }
        return nearest;
    }

    private static boolean near(double periods, double measured) {
        return Math.abs(periods / measured - 1) <= NEAR;
    }

    private static void refuse(Settings section, Key<?> key, Interval interval) {
        if (section.has(key)) {
            throw section.invalid(key, "has no meaning for bars of " + interval + "; remove it");
        }
    }
}
