package io.hindcast.regimes;

/** Realised volatility around a bar: the root of the mean squared log return in a window with the bar in its middle. */
final class RealisedVolatility {
    private final int half;

    /** @param bars returns in the window; odd, so that it has a middle */
    RealisedVolatility(int bars) {
        if (bars < 1 || bars % 2 == 0) {
            throw new IllegalArgumentException("a centred window must be of an odd number of bars: bars=" + bars);
        }
        half = bars / 2;
    }

    /** Bars before or behind a bar that its volatility reads, the close before the first return included. */
    int reachBars() {
        return half + 1;
    }

    /**
     * The volatility around each bar, of one bar's return, not annualised.
     *
     * @param close {@code [bars]} positive prices
     * @return {@code [bars]}; NaN where the window would reach over either end
     */
    double[] around(double[] close) {
        double[] volatility = new double[close.length];
        for (int bar = 0; bar < close.length; bar++) {
            volatility[bar] = bar - half < 1 || bar + half >= close.length ? Double.NaN : around(close, bar);
        }
        return volatility;
    }

    private double around(double[] close, int bar) {
        double squares = 0;
        for (int i = bar - half; i <= bar + half; i++) {
            double move = Math.log(close[i] / close[i - 1]);
            squares += move * move;
        }
        return Math.sqrt(squares / (2 * half + 1));
    }
}
