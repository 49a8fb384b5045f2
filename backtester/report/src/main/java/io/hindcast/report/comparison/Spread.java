package io.hindcast.report.comparison;

import io.hindcast.report.page.FigureFormat;

/**
 * A figure over the seeds.
 *
 * @param mean NaN when undefined
 * @param sd standard deviation; NaN with fewer than two seeds
 */
public record Spread(double mean, double sd) {
    static final Spread UNDEFINED = new Spread(Double.NaN, Double.NaN);

    /** True where there is a mean. */
    boolean defined() {
        return Double.isFinite(mean);
    }

    /**
     * As {@code 1.20 +- 0.30%}: the mean, and the deviation where there is one.
     *
     * @param plusMinus what stands between them
     */
    public String format(FigureFormat format, String plusMinus) {
        String shown = format.format(mean);
        if (!defined() || !Double.isFinite(sd)) {
            return shown;
        }
        String deviation = format.format(sd, mean);
        String unit = deviation.replaceFirst("^[0-9.,e+-]*", "");
        return (shown.endsWith(unit) ? shown.substring(0, shown.length() - unit.length()) : shown) + " " + plusMinus
                + " " + deviation;
    }
}
