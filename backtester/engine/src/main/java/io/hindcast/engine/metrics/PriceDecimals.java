package io.hindcast.engine.metrics;

/**
 * How many decimals the prices of an instrument have, from the prices themselves: as many as nearly all of them need.
 * Prices that were computed, as adjusted ones are, need all that a double has; of these, {@value #SIGNIFICANT} digits are
 * shown.
 */
public final class PriceDecimals {
    private static final int SIGNIFICANT = 6;

    /** A price with more digits was computed. */
    private static final int MOST_SIGNIFICANT = 9;

    private static final int MOST = 10;

    /** Relative to the price: rounding errors of a parser or of a factor that should be 1. */
    private static final double ROUNDING = 1e-12;

    /** Few prices may be finer than the others. */
    private static final double NEARLY_ALL = 0.99;

    private static final double[] POWERS = new double[MOST + 1];

    static {
        POWERS[0] = 1;
        for (int i = 1; i <= MOST; i++) {
            POWERS[i] = 10 * POWERS[i - 1];
        }
    }

    private final long[] counts = new long[MOST + 2];
    private long prices;
    private double largest;

    /** Adds a price of the market. */
    public void add(double price) {
        double size = Math.abs(price);
        if (!(size > 0) || Double.isInfinite(size)) {
            return;
        }
        prices++;
        largest = Math.max(largest, size);
        int decimals = 0;
        while (decimals <= MOST && !fits(size, decimals)) {
            decimals++;
        }
        boolean computed = decimals + integerDigits(size) > MOST_SIGNIFICANT;
        counts[computed ? MOST + 1 : decimals]++;
    }

    private static boolean fits(double size, int decimals) {
        double scaled = size * POWERS[decimals];
        return Math.abs(scaled - Math.rint(scaled)) <= ROUNDING * scaled;
    }

    /** Digits before the point; below 1 less than 1, down by one for each zero behind it. */
    private static int integerDigits(double size) {
        return (int) Math.floor(Math.log10(size)) + 1;
    }

    /** How many decimals to show; 0 before the first price. */
    public int decimals() {
        if (prices == 0) {
            return 0;
        }
        long fitting = 0;
        for (int decimals = 0; decimals <= MOST; decimals++) {
            fitting += counts[decimals];
            if (fitting >= NEARLY_ALL * prices) {
                return decimals;
            }
        }
        return Math.clamp((long) SIGNIFICANT - integerDigits(largest), 0, MOST);
    }
}
