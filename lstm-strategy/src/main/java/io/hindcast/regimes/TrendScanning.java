package io.hindcast.regimes;

import org.hipparchus.stat.regression.SimpleRegression;

/**
 * Finds the strongest trend that begins with each bar (Lopez de Prado, Machine Learning for Asset Managers, 2020, section
 * 5.4): a least-squares line through the log closes of the bar and those behind it, for each horizon; of these lines the
 * one whose slope has the t-value furthest from 0.
 */
final class TrendScanning {
    private final int shortest;
    private final int longest;
    private final int step;

    /**
     * Horizons {@code shortest, shortest + step, …} up to {@code longest}.
     *
     * @param shortest closes of the shortest line, that of the bar itself included; at least 3, for a t-value needs a
     *     residual
     * @param longest closes of the longest line; at least {@code shortest}
     * @param step from one horizon to the next; at least 1
     */
    TrendScanning(int shortest, int longest, int step) {
        if (shortest < 3 || longest < shortest || step < 1) {
            throw new IllegalArgumentException("horizons must be 3 <= shortest <= longest with a step of at least 1:"
                    + " shortest=" + shortest + ", longest=" + longest + ", step=" + step);
        }
        this.shortest = shortest;
        this.longest = longest;
        this.step = step;
    }

    /** Bars behind a bar that its t-value reads. */
    int reachBars() {
        return longest - 1;
    }

    /**
     * The t-value with the largest absolute value over all horizons, of each bar. It is infinite where the log closes lie on
     * a rising or falling line exactly, and 0 where they don't move.
     *
     * @param close {@code [bars]} positive prices
     * @return {@code [bars]}; NaN for the bars at the end that have not all horizons before them
     */
    double[] tValues(double[] close) {
        double[] strongest = new double[close.length];
        for (int bar = 0; bar < close.length; bar++) {
            strongest[bar] = bar + longest <= close.length ? strongest(close, bar) : Double.NaN;
        }
        return strongest;
    }

    private double strongest(double[] close, int bar) {
        SimpleRegression line = new SimpleRegression();
        double strongest = 0;
        for (int i = 0; i < longest; i++) {
            line.addData(i, Math.log(close[bar + i]));
            int points = i + 1;
            if (points >= shortest && (points - shortest) % step == 0) {
                double t = line.getSlope() / line.getSlopeStdErr();
                // NaN, 0 / 0, is a line without slope and without residuals: no trend.
                strongest = Math.abs(t) > Math.abs(strongest) ? t : strongest;
            }
        }
        return strongest;
    }
}
