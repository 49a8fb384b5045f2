package io.hindcast.features;

import org.ta4j.core.BarSeries;
import org.ta4j.core.indicators.AbstractIndicator;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;

/**
 * An indicator that is computed from its own previous value, on a series whose bars are complete when they are added. It
 * keeps its last value alone, however few bars the series keeps, and so must be asked at every bar. Ta4j's own recursive
 * indicators start over when the previous value has left their cache.
 */
abstract class RecursiveIndicator extends AbstractIndicator<Num> {
    private int last = -1;
    private Num value = DoubleNum.valueOf(Double.NaN);

    RecursiveIndicator(BarSeries series) {
        super(series);
    }

    /**
     * The value of the next bar.
     *
     * @param prior the value of the bar before; NaN for the first bar, whose index is 0
     */
    abstract double next(int index, double prior);

    /**
     * The value of a bar.
     *
     * @param index of the bar asked for last, or of the one after it
     * @throws IllegalStateException when it is another
     */
    @Override
    public final Num getValue(int index) {
        if (index == last + 1) {
            value = DoubleNum.valueOf(next(index, value.doubleValue()));
            last = index;
        } else if (index != last) {
            throw new IllegalStateException(
                    "must be asked at every bar, in order: index=" + index + ", last asked for " + last);
        }
        return value;
    }
}
