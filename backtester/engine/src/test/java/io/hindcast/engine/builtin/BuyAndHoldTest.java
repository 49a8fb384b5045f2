package io.hindcast.engine.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hindcast.engine.execution.TradingLoop;
import io.hindcast.engine.fixture.ImmediateTrading;
import io.hindcast.engine.metrics.Annualisation;
import io.hindcast.engine.metrics.TradeStatistics;
import io.hindcast.engine.metrics.TradingMetrics;
import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import io.hindcast.market.MutableBar;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import io.hindcast.strategy.Strategy;
import io.hindcast.strategy.StrategyProvider;
import io.hindcast.strategy.StrategySetup;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class BuyAndHoldTest {
    @Test
    void isFoundByItsName() {
        assertThat(ServiceLoader.load(StrategyProvider.class))
                .anyMatch(provider -> provider.name().equals("buy-and-hold"));
    }

    @Test
    void buysOnceAndHolds() {
        // 0.95 x 100 000 / 10 = 9 500 units
        TradeStatistics statistics = trade(create(Map.of()), 10, 10, 12, 11, 15);
        assertThat(statistics.orders()).isEqualTo(1);
        assertThat(statistics.fills()).isEqualTo(1);
        assertThat(statistics.openPosition()).isEqualTo(9_500);
    }

    @Test
    void aGapThatCanNotBePaidCutsTheOrderToWhatCan() {
        // 5 100 units are ordered at 10; an open of 20 leaves 100 000 / (20 x 1.0001 x 1.0001).
        TradeStatistics statistics = trade(create(Map.of("fraction", 0.51)), 10, 20, 20, 20);
        assertThat(statistics.orders()).isEqualTo(1);
        assertThat(statistics.rejected()).isZero();
        assertThat(statistics.openPosition()).isCloseTo(100_000 / (20 * 1.0001 * 1.0001), within(1e-8));
    }

    @Test
    void aFractionAboveOneIsRefused() {
        assertThatThrownBy(() -> create(Map.of("fraction", 1.1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("fraction: must be");
    }

    private static Strategy create(Map<String, ?> settings) {
        return new BuyAndHoldProvider()
                .create(StrategySetup.of(
                        MapSettings.of(settings),
                        new Instrument("SPX"),
                        Interval.parse("1d"),
                        java.time.ZoneOffset.UTC,
                        (instrument, side, quantity, price) -> 0));
    }

    private static TradeStatistics trade(Strategy strategy, double... prices) {
        TradingMetrics metrics = new TradingMetrics(new Annualisation(252, "", Double.NaN, List.of()));
        TradingLoop loop = new TradingLoop(
                new Instrument("SPX"),
                Interval.parse("1d"),
                strategy,
                ImmediateTrading.read(MapSettings.of(Map.of())),
                metrics);
        for (int i = 0; i < prices.length; i++) {
            loop.onBar(new MutableBar().set(i + 1, prices[i], prices[i], prices[i], prices[i], 0), null);
        }
        return metrics.trading();
    }
}
