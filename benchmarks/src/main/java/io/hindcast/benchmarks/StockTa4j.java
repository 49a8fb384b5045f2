package io.hindcast.benchmarks;

import io.hindcast.market.BarSource;
import io.hindcast.market.EpochNanos;
import io.hindcast.market.MutableBar;
import java.time.Duration;
import java.util.List;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.ROCIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.StochasticOscillatorKIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.bollinger.PercentBIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;

/** Ta4j as its users run it, without a line of ours: its own indicators on its own bounded series of doubles. */
final class StockTa4j {
    private static final int KEPT_BARS = 256;

    private StockTa4j() {}

    /** Nine indicators, counterparts of the nine features, asked at every bar. */
    static void run(BarSource source) {
        BarSeries series = new BaseBarSeriesBuilder()
                .withNumFactory(DoubleNumFactory.getInstance())
                .withMaxBarCount(KEPT_BARS)
                .build();
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        MACDIndicator macd = new MACDIndicator(close, 12, 26);
        List<Indicator<Num>> indicators = List.of(
                new ROCIndicator(close, 1),
                new RSIIndicator(close, 14),
                new EMAIndicator(close, 20),
                new SMAIndicator(close, 20),
                macd.getHistogram(9),
                new ATRIndicator(series, 14),
                new PercentBIndicator(close, 20, 2),
                new StochasticOscillatorKIndicator(series, 14),
                new ROCIndicator(close, 10));
        MutableBar bar = new MutableBar();
        double last = 0;
        while (source.next(bar)) {
            series.barBuilder()
                    .timePeriod(Duration.ofMinutes(1))
                    .endTime(EpochNanos.toInstant(bar.closeTime()))
                    .openPrice(bar.open())
                    .highPrice(bar.high())
                    .lowPrice(bar.low())
                    .closePrice(bar.close())
                    .volume(bar.volume())
                    .add();
            for (Indicator<Num> indicator : indicators) {
                last = indicator.getValue(series.getEndIndex()).doubleValue();
            }
        }
        if (Double.isInfinite(last)) {
            throw new IllegalStateException("an indicator is infinite");
        }
    }
}
