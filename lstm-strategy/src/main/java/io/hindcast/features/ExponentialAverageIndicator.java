package io.hindcast.features;

import org.ta4j.core.Indicator;
import org.ta4j.core.num.Num;

/**
 * Exponential average {@code y[t] = y[t-1] + smoothing * (x[t] - y[t-1])}, which begins with the first bar's value. Must be
 * asked at every bar, in order.
 */
public final class ExponentialAverageIndicator extends RecursiveIndicator {
    private final Indicator<Num> source;
    private final double smoothing;

    /**
     * The average of an indicator.
     *
     * @param source what to average
     * @param smoothing weight of the newest value, in (0, 1]
     */
    public ExponentialAverageIndicator(Indicator<Num> source, double smoothing) {
        super(source.getBarSeries());
        if (!(smoothing > 0 && smoothing <= 1)) {
            throw new IllegalArgumentException("smoothing must be in (0, 1]: smoothing=" + smoothing);
        }
        this.source = source;
        this.smoothing = smoothing;
    }

    @Override
    double next(int index, double prior) {
        double newest = source.getValue(index).doubleValue();
        return index == 0 ? newest : prior + smoothing * (newest - prior);
    }

    /** Those of the source, and bars until the first value weighs at most 1 %. */
    @Override
    public int getCountOfUnstableBars() {
        return source.getCountOfUnstableBars() + (smoothing == 1 ? 0 : RecursiveWarmUp.bars(smoothing));
    }
}
