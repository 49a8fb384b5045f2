package io.hindcast.features;

import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.AbstractIndicator;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;

/**
 * Simple moving average without memory: unlike Ta4j's {@code SMAIndicator} it keeps no running total, so its value depends
 * on the bars in its window alone and is exact for a flat market.
 */
public final class WindowMeanIndicator extends AbstractIndicator<Num> {
    private final Indicator<Num> source;
    private final int bars;

    /**
     * The mean of the last values of an indicator.
     *
     * @param source what to average
     * @param bars in the window; at least 1
     */
    public WindowMeanIndicator(Indicator<Num> source, int bars) {
        super(source.getBarSeries());
        if (bars < 1) {
            throw new IllegalArgumentException("bars must be >= 1: bars=" + bars);
        }
        this.source = source;
        this.bars = bars;
    }

    /** The mean, of fewer values where the series has not had so many bars yet. */
    @Override
    public Num getValue(int index) {
        return DoubleNum.valueOf(Window.mean(i -> source.getValue(i).doubleValue(), index, Math.min(bars, index + 1)));
    }

    /** {@code bars - 1} more than the source has. */
    @Override
    public int getCountOfUnstableBars() {
        return source.getCountOfUnstableBars() + bars - 1;
    }
}
