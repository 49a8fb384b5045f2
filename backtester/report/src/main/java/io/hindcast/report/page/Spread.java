package io.hindcast.report.page;

/**
 * A figure over seeds, or over folds.
 *
 * @param mean NaN when undefined
 * @param sd standard deviation; NaN with fewer than two of them
 */
public record Spread(double mean, double sd) {
    /** Of a figure that nobody has. */
    public static final Spread UNDEFINED = new Spread(Double.NaN, Double.NaN);

    /** True where there is a mean. */
    public boolean defined() {
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
