package io.hindcast.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.engine.accounting.Trade;
import io.hindcast.market.Instrument;
import io.hindcast.trading.Fill;
import io.hindcast.trading.OrderStatus;
import io.hindcast.trading.Side;
import org.junit.jupiter.api.Test;

class TradeAccumulatorTest {
    private static final Instrument SPX = new Instrument("SPX");

    private final TradeAccumulator accumulator = new TradeAccumulator();

    @Test
    void figuresOfHandWorkedTrades() {
        for (int i = 0; i < 4; i++) {
            accumulator.add(OrderStatus.SUBMITTED);
        }
        accumulator.add(OrderStatus.REJECTED);
        accumulator.add(OrderStatus.FILLED);
        accumulator.add(new Fill(1, 0, SPX, Side.BUY, 10, 100, 99, 10, 1));
        accumulator.add(new Fill(2, 0, SPX, Side.SELL, 4, 125, 126, 4, 0.5));
        accumulator.add(trade(30));
        accumulator.add(trade(-10));
        accumulator.add(trade(-2));
        accumulator.add(trade(0));

        // Traded 1 000 + 500; mean equity 3 000; 2 years
        assertThat(accumulator.statistics(3_000, 2))
                .isEqualTo(new TradeStatistics(4, 0.25, 2.5, 4.5, 4, 2, 1, 0.25, 1.5, 14, 6));
    }

    @Test
    void whatIsUndefinedIsNaN() {
        TradeStatistics none = accumulator.statistics(Double.NaN, 0);
        assertThat(none.winRate()).isNaN();
        assertThat(none.profitFactor()).isNaN();
        assertThat(none.averageTradePnl()).isNaN();
        assertThat(none.turnover()).isNaN();

        accumulator.add(trade(5));
        assertThat(accumulator.statistics(1, 1).profitFactor()).isNaN();
        assertThat(accumulator.statistics(1, 1).winRate()).isEqualTo(1);
    }

    private static Trade trade(double pnl) {
        return new Trade(SPX, Side.BUY, 0, 1, 1, 1, 1, pnl, pnl, 0, 1);
    }
}
