package io.hindcast.engine.metrics;

/**
 * How many bars the data has a year of 365.25 days.
 *
 * @param bars in it
 * @param firstTime close of the first, nanoseconds since 1970-01-01T00:00Z
 * @param lastTime close of the last
 */
public record BarsPerYear(long bars, long firstTime, long lastTime) {
    /** No data, which contradicts nothing. */
    public static final BarsPerYear UNKNOWN = new BarsPerYear(1, 0, 0);

    private static final double NANOS_PER_DAY = 86_400e9;
    private static final double FEWEST_DAYS = 30;
    private static final double DAYS_PER_YEAR = 365.25;

    /** The bars a year; NaN below 30 days, in which a holiday or a weekend decides too much. */
    double periods() {
        double days = (lastTime - firstTime) / NANOS_PER_DAY;
        return days < FEWEST_DAYS ? Double.NaN : (bars - 1) / days * DAYS_PER_YEAR;
    }
}
