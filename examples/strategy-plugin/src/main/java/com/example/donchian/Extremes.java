package com.example.donchian;

/** Highest and lowest of the last bars. */
final class Extremes {
    private final double[] highs;
    private final double[] lows;
    private long bars;

    /** @param bars how many to look back at; at least 1 */
    Extremes(int bars) {
        highs = new double[bars];
        lows = new double[bars];
    }

    /** True once as many bars were added as are looked back at. */
    boolean complete() {
        return bars >= highs.length;
    }

    void add(double high, double low) {
        int place = (int) (bars++ % highs.length);
        highs[place] = high;
        lows[place] = low;
    }

    /** The highest high; only when {@link #complete}. */
    double highest() {
        double highest = highs[0];
        for (double high : highs) {
            highest = Math.max(highest, high);
        }
        return highest;
    }

    /** The lowest low; only when {@link #complete}. */
    double lowest() {
        double lowest = lows[0];
        for (double low : lows) {
            lowest = Math.min(lowest, low);
        }
        return lowest;
    }
}
