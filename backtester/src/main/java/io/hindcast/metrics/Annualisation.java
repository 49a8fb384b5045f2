package io.hindcast.metrics;

import io.hindcast.market.Interval;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Settings;
import java.util.Locale;

/**
 * How many bars a year has, and why. Intraday: bars of a session x trading days, a last bar cut short by the end of the
 * session counted. Days: trading days / days of a bar. Weeks: 52 / weeks of a bar.
 *
 * @param periodsPerYear bars a year
 * @param basis in words, for example {@code 252 trading days x 390 one-minute bars}
 */
public record Annualisation(double periodsPerYear, String basis) {
    private static final int STOCK_DAYS = 252;
    private static final int WEEKS = 52;
    private static final double STOCK_HOURS = 6.5;

    /**
     * Reads the {@code annualisation} section: {@code trading-days} (252; 365 for a market that never closes) and, for
     * intraday bars, {@code session-hours} (24 with more than 262 trading days, which only a market without weekends has,
     * else 6.5).
     *
     * @throws InvalidInputException when a value is of the wrong type, out of range, or has no meaning for the interval
     */
    public static Annualisation read(Settings section, Interval interval) {
        if (interval.unit() == Interval.Unit.WEEK) {
            refuse(section, "trading-days", interval);
            refuse(section, "session-hours", interval);
            return interval.count() == 1
                    ? new Annualisation(WEEKS, WEEKS + " weeks")
                    : new Annualisation(
                            (double) WEEKS / interval.count(), WEEKS + " weeks / " + interval.count() + " weeks a bar");
        }
        int days = section.integer("trading-days", STOCK_DAYS, 1, 366);
        if (interval.intraday()) {
            double hours = section.decimal("session-hours", days > 262 ? 24 : STOCK_HOURS, 0.01, 24);
            return intraday(days, hours, interval);
        }
        refuse(section, "session-hours", interval);
        double barDays = interval.duration().toSeconds() / 86_400.0;
        return barDays == 1
                ? new Annualisation(days, days + " trading days")
                : new Annualisation(days / barDays, days + " trading days / " + barDays + " days a bar");
    }

    private static Annualisation intraday(int days, double hours, Interval interval) {
        double seconds = interval.duration().toSeconds();
        long bars = (long) Math.ceil(hours * 3_600 / seconds);
        String unit = interval.unit().name().toLowerCase(Locale.ROOT);
        String length = interval.count() == 1 ? "one" : Integer.toString(interval.count());
        return new Annualisation(
                (double) days * bars, days + " trading days x " + bars + " " + length + "-" + unit + " bars");
    }

    private static void refuse(Settings section, String key, Interval interval) {
        if (section.has(key)) {
            throw section.invalid(key, "has no meaning for bars of " + interval + "; remove it");
        }
    }
}
