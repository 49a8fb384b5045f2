package io.hindcast.features;

import org.ta4j.core.Indicator;
import org.ta4j.core.num.Num;

/**
 * Kaufman's adaptive moving average (Kaufman, Smarter Trading, 1995), as Ta4j's {@code KAMAIndicator} except that a window
 * of constant values has the efficiency ratio 0 instead of 0 / 0, which would stay NaN for ever.
 */
final class AdaptiveAverageIndicator extends RecursiveIndicator {
    private final Indicator<Num> source;
    private final int bars;
    private final double fastest;
    private final double slowest;

    AdaptiveAverageIndicator(Indicator<Num> source, int bars, int fastBars, int slowBars) {
        super(source.getBarSeries());
        this.source = source;
        this.bars = bars;
        this.fastest = RecursiveWarmUp.exponentialSmoothing(fastBars);
        this.slowest = RecursiveWarmUp.exponentialSmoothing(slowBars);
    }

    @Override
    double next(int index, double prior) {
        double value = source.getValue(index).doubleValue();
        if (index < bars) {
            return value;
        }
        double oldest = source.getValue(index - bars).doubleValue();
        double path = 0;
        double previous = oldest;
        for (int i = index - bars + 1; i <= index; i++) {
            double next = source.getValue(i).doubleValue();
            path += Math.abs(next - previous);
            previous = next;
        }
        double efficiency = Window.flat(path, value) ? 0 : Math.abs(value - oldest) / path;
        return prior + smoothing(efficiency, fastest, slowest) * (value - prior);
    }

    /**
     * Bars until the first value weighs at most 1 % in a random walk, whose efficiency ratio over {@code bars} is about
     * {@code 1 / sqrt(bars)}. The average has no fixed memory: it is shorter in a trend, longer in a range.
     */
    @Override
    public int getCountOfUnstableBars() {
        return bars + RecursiveWarmUp.bars(smoothing(1 / Math.sqrt(bars), fastest, slowest));
    }

    private static double smoothing(double efficiency, double fastest, double slowest) {
        double root = efficiency * (fastest - slowest) + slowest;
        return root * root;
    }
}
