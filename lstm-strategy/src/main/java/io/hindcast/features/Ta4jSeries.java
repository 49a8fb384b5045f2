package io.hindcast.features;

import io.hindcast.market.Bar;
import io.hindcast.market.EpochNanos;
import io.hindcast.market.Interval;
import java.time.Duration;
import java.time.Instant;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;

/** A Ta4j series of doubles that is fed bar by bar and keeps the last bars only. */
public final class Ta4jSeries {
    private final Duration barLength;
    private final BarSeries series;

    /** An empty series that keeps all bars. */
    public Ta4jSeries(Interval interval) {
        this(interval, Integer.MAX_VALUE);
    }

    /**
     * An empty series that drops the oldest bar when one comes that is too many. Indexes go on counting from the first bar
     * ever. The number is fixed from the beginning, since Ta4j's indicators make their caches of that size when they are
     * built.
     *
     * @param bars to keep; at least 1
     */
    public Ta4jSeries(Interval interval, int bars) {
        this.barLength = interval.duration();
        this.series = new BaseBarSeriesBuilder()
                .withNumFactory(DoubleNumFactory.getInstance())
                .withMaxBarCount(bars)
                .build();
    }

    /** What indicators are built on. */
    public BarSeries series() {
        return series;
    }

    /**
     * Appends a bar.
     *
     * @return its index, from 0
     * @throws IllegalArgumentException when it does not close after the last one
     */
    public int add(Bar bar) {
        Num close = DoubleNum.valueOf(bar.close());
        Num volume = DoubleNum.valueOf(bar.volume());
        Instant end = EpochNanos.toInstant(bar.closeTime());
        series.addBar(new BaseBar(
                barLength,
                null,
                end,
                DoubleNum.valueOf(bar.open()),
                DoubleNum.valueOf(bar.high()),
                DoubleNum.valueOf(bar.low()),
                close,
                volume,
                close.multipliedBy(volume),
                0));
        return series.getEndIndex();
    }
}
