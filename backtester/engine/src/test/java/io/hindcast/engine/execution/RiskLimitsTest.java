package io.hindcast.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.engine.execution.TradingSettings.Quantity;
import io.hindcast.engine.fixture.ImmediateTrading;
import io.hindcast.engine.fixture.RandomMarket;
import io.hindcast.market.Bar;
import io.hindcast.market.EpochNanos;
import io.hindcast.market.Instrument;
import io.hindcast.market.MutableBar;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import io.hindcast.strategy.BarContext;
import io.hindcast.strategy.Strategy;
import io.hindcast.trading.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Worked out by hand: 1,000 of cash, free of cost, so that equity is easy to follow. */
class RiskLimitsTest {
    private static final Instrument SPX = new Instrument("SPX");

    private final RecordedTrading recorded = new RecordedTrading();
    private final List<String> shown = new ArrayList<>();

    /** Buys 50 units on the first bar that it may decide on, and again whenever it is flat. */
    private final Strategy greedy = new Strategy() {
        @Override
        public void onHistory(Bar bar) {
            shown.add("history " + bar.close());
        }

        @Override
        public void onBar(BarContext context) {
            shown.add("decide " + context.bar().close());
            if (context.portfolio().position(SPX).quantity() == 0) {
                context.orders().market(SPX, Side.BUY, 50);
            }
        }
    };

    private static TradingSettings limited(String key, double limit) {
        return ImmediateTrading.settings(
                1_000,
                0,
                0,
                Quantity.FRACTIONAL,
                false,
                0.5,
                0.25,
                RiskLimits.read(MapSettings.of(Map.of(key, limit))));
    }

    private static Bar bar(String time, double open, double close) {
        MutableBar bar = new MutableBar();
        bar.set(EpochNanos.of(Instant.parse(time)), open, Math.max(open, close), Math.min(open, close), close, 1);
        return bar;
    }

    private List<String> changes() {
        return recorded.orders.stream()
                .map(row -> row.order().side() + " " + row.order().quantity() + " " + row.status() + " " + row.reason())
                .toList();
    }

    @Test
    void aDayThatLosesTooMuchEndsFlatAndTheNextOneIsTradedAgain() {
        TradingLoop loop = new TradingLoop(SPX, RandomMarket.INTERVAL, greedy, limited("daily-loss", 0.1), recorded);
        loop.onBar(bar("2024-01-02T10:00:00Z", 10, 10), null);
        // Bought at 10: equity 1,000 at the close. The day before ends here with 1,000.
        loop.onBar(bar("2024-01-02T16:00:00Z", 10, 10), null);
        // 50 x -1.9 = -95: 9.5 %, still within the limit.
        loop.onBar(bar("2024-01-03T10:00:00Z", 10, 8.1), null);
        // 50 x -2 = -100: 10 %.
        loop.onBar(bar("2024-01-03T11:00:00Z", 8, 8), null);
        loop.onBar(bar("2024-01-03T12:00:00Z", 7, 20), null);
        loop.onBar(bar("2024-01-04T10:00:00Z", 9, 9), null);
        loop.onBar(bar("2024-01-04T11:00:00Z", 9, 9), null);

        assertThat(changes())
                .containsExactly(
                        "BUY 50.0 SUBMITTED ",
                        "BUY 50.0 FILLED ",
                        "SELL 50.0 SUBMITTED halt: trading.limits.daily-loss 0.1: equity fell from 1000.00 to 900.00",
                        "SELL 50.0 FILLED ",
                        "BUY 50.0 SUBMITTED ",
                        "BUY 50.0 FILLED ");
        assertThat(shown)
                .containsExactly(
                        "decide 10.0",
                        "decide 10.0",
                        "decide 8.1",
                        "history 8.0",
                        "history 20.0",
                        "decide 9.0",
                        "decide 9.0");
        // Sold at the open of 7: 1,000 - 50 x 3.
        assertThat(recorded.equity.get(4).equity()).isEqualTo(850);
    }

    @Test
    void aDrawdownEndsTradingForGood() {
        TradingLoop loop = new TradingLoop(SPX, RandomMarket.INTERVAL, greedy, limited("drawdown", 0.2), recorded);
        loop.onBar(bar("2024-01-02T10:00:00Z", 10, 10), null);
        loop.onBar(bar("2024-01-03T10:00:00Z", 10, 20), null);
        // The peak is 1,500. 1,200 is 20 % below.
        loop.onBar(bar("2024-01-04T10:00:00Z", 20, 14.1), null);
        loop.onBar(bar("2024-01-05T10:00:00Z", 14, 14), null);
        loop.onBar(bar("2024-01-08T10:00:00Z", 15, 15), null);
        loop.onBar(bar("2024-01-09T10:00:00Z", 30, 30), null);

        assertThat(changes())
                .containsExactly(
                        "BUY 50.0 SUBMITTED ",
                        "BUY 50.0 FILLED ",
                        "SELL 50.0 SUBMITTED halt: trading.limits.drawdown 0.2: equity fell from 1500.00 to 1200.00",
                        "SELL 50.0 FILLED ");
        assertThat(recorded.equity.getLast().equity()).isEqualTo(1_250);
    }

    @Test
    void aPositionThatWouldBeTooLargeIsRejected() {
        TradingLoop loop = new TradingLoop(SPX, RandomMarket.INTERVAL, greedy, limited("position", 0.5), recorded);
        loop.onBar(bar("2024-01-02T10:00:00Z", 10, 10), null);
        // 50 x 10.01 of 1,000.
        loop.onBar(bar("2024-01-03T10:00:00Z", 10.01, 10), null);
        // 50 x 10 of 1,000: just allowed.
        loop.onBar(bar("2024-01-04T10:00:00Z", 10, 10), null);
        assertThat(changes().get(1)).startsWith("BUY 50.0 REJECTED too large a position: 50.0 at 10.01");
        assertThat(changes().get(2)).isEqualTo("BUY 50.0 SUBMITTED ");
        assertThat(changes().get(3)).isEqualTo("BUY 50.0 FILLED ");
    }

    @Test
    void observingKeepsThePositionAndFlatteningEndsIt() {
        TradingLoop loop = new TradingLoop(SPX, RandomMarket.INTERVAL, greedy, limited("position", 1), recorded);
        loop.onBar(bar("2024-01-02T10:00:00Z", 10, 10), null, Decision.OBSERVE);
        loop.onBar(bar("2024-01-03T10:00:00Z", 10, 10), null, Decision.TRADE);
        loop.onBar(bar("2024-01-04T10:00:00Z", 10, 10), null, Decision.OBSERVE);
        loop.onBar(bar("2024-01-05T10:00:00Z", 10, 11), null, Decision.FLATTEN);
        loop.onBar(bar("2024-01-08T10:00:00Z", 11, 12), null, Decision.FLATTEN);
        loop.onBar(bar("2024-01-09T10:00:00Z", 12, 12), null, Decision.FLATTEN);
        assertThat(changes())
                .containsExactly(
                        "BUY 50.0 SUBMITTED ", "BUY 50.0 FILLED ", "SELL 50.0 SUBMITTED flatten", "SELL 50.0 FILLED ");
        assertThat(shown)
                .containsExactly(
                        "history 10.0", "decide 10.0", "history 10.0", "history 11.0", "history 12.0", "history 12.0");
        assertThat(recorded.equity.getLast().equity()).isEqualTo(1_050);
    }

    @Test
    void aDayBeginsWhereTheConfigSays() {
        RiskLimits newYork = RiskLimits.read(MapSettings.of(Map.of("daily-loss", 0.1, "day-zone", "America/New_York")));
        LossHalts halts = new LossHalts(newYork, 1_000);
        halts.mark(EpochNanos.of(Instant.parse("2024-01-02T23:00:00Z")), 890);
        assertThat(halts.halt()).isPresent();
        // Still the same day in New York, though not in UTC.
        halts.mark(EpochNanos.of(Instant.parse("2024-01-03T01:00:00Z")), 890);
        assertThat(halts.halt()).isPresent();
        halts.mark(EpochNanos.of(Instant.parse("2024-01-03T06:00:00Z")), 890);
        assertThat(halts.halt()).isEmpty();
    }

    @Test
    void wrongLimitsAreRefused() {
        assertThatThrownBy(() -> RiskLimits.read(MapSettings.of(Map.of("drawdown", 0))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("drawdown");
        assertThatThrownBy(() -> RiskLimits.read(MapSettings.of(Map.of("day-zone", "Gotham"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("America/New_York");
    }
}
