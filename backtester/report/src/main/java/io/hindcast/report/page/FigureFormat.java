package io.hindcast.report.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** How a figure is written for people: rounded, with its unit, the same in every locale. */
public enum FigureFormat {
    /** A fraction, as a percentage with two decimals. */
    PERCENT,
    /** A plain number with two decimals. */
    RATIO,
    /** A plain number with four decimals, for correlations and skills, which are often close to 0. */
    COEFFICIENT,
    /** An amount of money with two decimals. */
    MONEY,
    /** A price or a difference of prices: two decimals, or four significant digits below 1. */
    PRICE,
    /** A return as a fraction, in basis points. */
    BASIS_POINTS,
    /** How many there are. */
    COUNT,
    /** A count, or a mean of counts: one decimal where it is not whole. */
    MEAN_COUNT,
    /** A time in seconds. */
    SECONDS,
    /** A time in microseconds, in milliseconds from a thousand on. */
    MICROSECONDS,
    /** A length in bars. */
    BARS,
    /** A multiple, as of equity a year. */
    TIMES,
    /** Units of an instrument, whole or fractional. */
    UNITS;

    /** What stands in place of a figure that is undefined. */
    public static final String UNDEFINED = "n/a";

    private static final double TOO_WIDE = 1e12;

    /**
     * Writes a figure.
     *
     * @param value in the unit of {@code summary.json}; NaN when undefined
     */
    public String format(double value) {
        return format(value, value);
    }

    /**
     * Writes a figure as exactly as another, such as a deviation beside its mean.
     *
     * @param value in the unit of {@code summary.json}; NaN when undefined
     * @param like the figure that decides on unit and decimals
     */
    public String format(double value, double like) {
        if (!Double.isFinite(value)) {
            return UNDEFINED;
        }
        return switch (this) {
            case PERCENT -> fixed(100 * value, 2) + "%";
            case RATIO, MONEY -> fixed(value, 2);
            case COEFFICIENT -> fixed(value, 4);
            case PRICE -> fixed(value, priceDecimals(like));
            case BASIS_POINTS -> fixed(1e4 * value, 2) + " bps";
            case COUNT -> fixed(value, 0);
            case MEAN_COUNT -> fixed(value, value == Math.rint(value) ? 0 : 1);
            case SECONDS -> fixed(value, 1) + " s";
            case MICROSECONDS -> Math.abs(like) < 1e3 ? fixed(value, 1) + " us" : fixed(value / 1e3, 2) + " ms";
            case BARS -> fixed(value, 0) + (value == 1 ? " bar" : " bars");
            case TIMES -> fixed(value, 2) + "x";
            case UNITS -> fixed(value, unitDecimals(value));
        };
    }

    /**
     * Writes a price with at least the decimals that its instrument has.
     *
     * @param value NaN when undefined
     * @param decimals of the instrument's prices
     */
    public static String price(double value, int decimals) {
        return Double.isFinite(value) ? fixed(value, Math.max(decimals, priceDecimals(value))) : UNDEFINED;
    }

    private static String fixed(double value, int decimals) {
        if (Math.abs(value) >= TOO_WIDE) {
            return String.format(Locale.ROOT, "%.3e", value);
        }
        String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
        boolean roundedToZero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
        return roundedToZero && text.startsWith("-") ? text.substring(1) : text;
    }

    private static int priceDecimals(double value) {
        double size = Math.abs(value);
        return size >= 1 || size == 0 ? 2 : Math.min(12, 3 - (int) Math.floor(Math.log10(size)));
    }

    private static int unitDecimals(double value) {
        return Math.max(
                0,
                new BigDecimal(value)
                        .setScale(6, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .scale());
    }
}
