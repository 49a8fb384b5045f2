package io.hindcast.ta4j;

import io.hindcast.lstm.ForecastThresholds;
import io.hindcast.trading.Signal;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Strategy;
import org.ta4j.core.Trade.TradeType;

/** The strategy {@code lstm} as Ta4j's: the same thresholds, so the same decisions at the same bars. */
public final class ForecastStrategy {
    private ForecastStrategy() {}

    /**
     * Buys where the forecast return reaches the entry threshold, sells where it falls to the exit threshold.
     *
     * @param forecast asked at each bar
     * @param thresholds in basis points
     */
    public static Strategy longOnly(ForecastIndicator forecast, ForecastThresholds thresholds) {
        return new BaseStrategy(
                "LSTM forecast, long",
                new ForecastRule(forecast, bps -> thresholds.signal(bps, 0) == Signal.LONG),
                new ForecastRule(forecast, bps -> thresholds.signal(bps, 1) != Signal.LONG),
                forecast.getCountOfUnstableBars());
    }

    /**
     * The mirror image, which begins its trades with {@code TradeType.SELL}.
     *
     * @param forecast asked at each bar
     * @param thresholds in basis points, with shorts
     * @throws IllegalArgumentException when they are without shorts
     */
    public static Strategy shortOnly(ForecastIndicator forecast, ForecastThresholds thresholds) {
        if (!thresholds.shorts()) {
            throw new IllegalArgumentException("thresholds must be with shorts: " + thresholds);
        }
        return new BaseStrategy(
                "LSTM forecast, short",
                new ForecastRule(forecast, bps -> thresholds.signal(bps, 0) == Signal.SHORT),
                new ForecastRule(forecast, bps -> thresholds.signal(bps, -1) != Signal.SHORT),
                forecast.getCountOfUnstableBars(),
                TradeType.SELL);
    }
}
