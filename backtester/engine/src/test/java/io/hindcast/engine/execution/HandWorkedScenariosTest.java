package io.hindcast.engine.execution;

import static io.hindcast.engine.fixture.RandomMarket.bar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hindcast.engine.accounting.Trade;
import io.hindcast.engine.execution.RecordedTrading.EquityRow;
import io.hindcast.engine.execution.RecordedTrading.OrderRow;
import io.hindcast.engine.fixture.ImmediateTrading;
import io.hindcast.engine.fixture.RandomMarket;
import io.hindcast.engine.fixture.ScriptedOrders;
import io.hindcast.market.Bar;
import io.hindcast.market.Instrument;
import io.hindcast.strategy.Strategy;
import io.hindcast.trading.OrderStatus;
import io.hindcast.trading.Side;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Three runs worked out on paper. Agreement is asked for far below a cent. */
class HandWorkedScenariosTest {
    private static final Offset<Double> EXACT = within(1e-9);
    private static final Instrument SPX = new Instrument("SPX");

    private final RecordedTrading recorded = new RecordedTrading();

    @Test
    void longRoundTripPaysSlippageAndFeesTwice() {
        // 10 000 of cash, slippage 10 bps, fee 20 bps. Buy 50 at the first close, sell 50 at the second.
        run(
                settings(10_000, 10, 20, false),
                new ScriptedOrders(50.0, -50.0),
                bar(1, 99, 100),
                bar(2, 101, 103),
                bar(3, 104, 105));

        // Bar 2: 101 x 1.001 = 101.101; 50 x 101.101 = 5 055.05; fee 0.002 x 5 055.05 = 10.1101
        // cash 10 000 - 5 055.05 - 10.1101 = 4 934.8399; position 50 x 103 = 5 150; equity 10 084.8399
        assertThat(recorded.fills.getFirst().price()).isCloseTo(101.101, EXACT);
        assertThat(recorded.fills.getFirst().referencePrice()).isEqualTo(101);
        assertThat(recorded.fills.getFirst().slippage()).isCloseTo(5.05, EXACT);
        assertThat(recorded.fills.getFirst().fee()).isCloseTo(10.1101, EXACT);
        assertThat(recorded.fills.getFirst().time()).isEqualTo(2 * RandomMarket.DAY);
        assertEquity(1, 4_934.8399, 5_150, 10_084.8399);

        // Bar 3: 104 x 0.999 = 103.896; 50 x 103.896 = 5 194.80; fee 0.002 x 5 194.80 = 10.3896
        // cash 4 934.8399 + 5 194.80 - 10.3896 = 10 119.2503
        assertThat(recorded.fills.getLast().price()).isCloseTo(103.896, EXACT);
        assertThat(recorded.fills.getLast().fee()).isCloseTo(10.3896, EXACT);
        assertEquity(2, 10_119.2503, 0, 10_119.2503);

        // pnl 5 194.80 - 5 055.05 - 20.4997 = 119.2503 on 5 055.05
        Trade trade = recorded.trades.getFirst();
        assertThat(trade.side()).isEqualTo(Side.BUY);
        assertThat(trade.pnl()).isCloseTo(119.2503, EXACT);
        assertThat(trade.fees()).isCloseTo(20.4997, EXACT);
        assertThat(trade.returnOnEntry()).isCloseTo(119.2503 / 5_055.05, EXACT);
        assertThat(trade.barsHeld()).isEqualTo(1);

        // Buy and hold: 10 000 / (101 x 1.001 x 1.002) = 98.713... units from bar 2 on
        assertThat(recorded.equity.get(0).benchmarkEquity()).isEqualTo(10_000);
        assertThat(recorded.equity.get(1).benchmarkEquity()).isCloseTo(10_000 / (101 * 1.001 * 1.002) * 103, EXACT);
        assertThat(recorded.equity.get(2).benchmarkEquity()).isCloseTo(10_000 / (101 * 1.001 * 1.002) * 105, EXACT);
    }

    @Test
    void shortThatRunsAgainstItsMarginIsCoveredAtTheNextOpen() {
        // 1 000 of cash, slippage 10 bps, fee 10 bps, margins 50 % and 25 %. Sell 30 short at the first close.
        run(
                settings(1_000, 10, 10, true),
                new ScriptedOrders(-30.0),
                bar(1, 49, 50),
                bar(2, 50, 52),
                bar(3, 60, 66),
                bar(4, 66, 67),
                bar(5, 70, 40));

        // Bar 2: 50 x 0.999 = 49.95; 30 x 49.95 = 1 498.50; fee 1.4985; cash 1 000 + 1 498.50 - 1.4985 = 2 497.0015
        // At the open the short is worth 1 500 and equity is 997.0015 >= 750. Close 52: 2 497.0015 - 1 560 = 937.0015
        assertEquity(1, 2_497.0015, -1_560, 937.0015);
        // Bar 3, close 66: 2 497.0015 - 1 980 = 517.0015 >= 0.25 x 1 980 = 495: kept
        assertEquity(2, 2_497.0015, -1_980, 517.0015);
        // Bar 4, close 67: 2 497.0015 - 2 010 = 487.0015 < 0.25 x 2 010 = 502.50: margin call
        assertEquity(3, 2_497.0015, -2_010, 487.0015);
        OrderRow call = recorded.orders.get(2);
        assertThat(call.time()).isEqualTo(4 * RandomMarket.DAY);
        assertThat(call.status()).isEqualTo(OrderStatus.SUBMITTED);
        assertThat(call.reason()).isEqualTo("margin call");
        assertThat(call.order().side()).isEqualTo(Side.BUY);
        assertThat(call.order().quantity()).isEqualTo(30);
        // Bar 5: 70 x 1.001 = 70.07; 30 x 70.07 = 2 102.10; fee 2.1021; cash 2 497.0015 - 2 104.2021 = 392.7994
        assertEquity(4, 392.7994, 0, 392.7994);
        // pnl 1 498.50 - 2 102.10 - 3.6006 = -607.2006
        Trade trade = recorded.trades.getFirst();
        assertThat(trade.side()).isEqualTo(Side.SELL);
        assertThat(trade.entryPrice()).isCloseTo(49.95, EXACT);
        assertThat(trade.exitPrice()).isCloseTo(70.07, EXACT);
        assertThat(trade.pnl()).isCloseTo(-607.2006, EXACT);
        assertThat(trade.barsHeld()).isEqualTo(3);
        assertThat(recorded.orders).hasSize(4);
    }

    @Test
    void addingTwiceAndFlippingSplitsTheFillAtZero() {
        // 10 000 of cash, slippage 10 bps, fee 10 bps. Buy 10, buy 20 more, sell 45, buy 15.
        run(
                settings(10_000, 10, 10, true),
                new ScriptedOrders(10.0, 20.0, -45.0, 15.0),
                bar(1, 100, 100),
                bar(2, 100, 105),
                bar(3, 110, 112),
                bar(4, 120, 118),
                bar(5, 115, 116));

        // Bar 2: 10 x 100.10 = 1 001; fee 1.001; cash 8 997.999; equity + 10 x 105
        assertEquity(1, 8_997.999, 1_050, 10_047.999);
        // Bar 3: 20 x 110.11 = 2 202.20; fee 2.2022; cash 6 793.5968; equity + 30 x 112
        assertEquity(2, 6_793.5968, 3_360, 10_153.5968);
        // Bar 4: 45 x 119.88 = 5 394.60; fee 5.3946; cash 12 182.8022; short 15 x 118 = 1 770
        assertEquity(3, 12_182.8022, -1_770, 10_412.8022);
        // Bar 5: 15 x 115.115 = 1 726.725; fee 1.726725; cash 10 454.350475
        assertEquity(4, 10_454.350475, 0, 10_454.350475);

        // Long 30: in 1 001 + 2 202.20 = 3 203.20; out 30 x 119.88 = 3 596.40; fees 1.001 + 2.2022 + 30/45 x 5.3946
        // = 6.7996; pnl 386.4004
        Trade first = recorded.trades.getFirst();
        assertThat(first.side()).isEqualTo(Side.BUY);
        assertThat(first.quantity()).isEqualTo(30);
        assertThat(first.entryPrice()).isCloseTo(3_203.20 / 30, EXACT);
        assertThat(first.exitPrice()).isCloseTo(119.88, EXACT);
        assertThat(first.fees()).isCloseTo(6.7996, EXACT);
        assertThat(first.pnl()).isCloseTo(386.4004, EXACT);
        assertThat(first.entryTime()).isEqualTo(2 * RandomMarket.DAY);
        assertThat(first.exitTime()).isEqualTo(4 * RandomMarket.DAY);
        assertThat(first.barsHeld()).isEqualTo(2);
        // Short 15: in 1 798.20, out 1 726.725, fees 1.7982 + 1.726725 = 3.524925; pnl 67.950075
        Trade second = recorded.trades.getLast();
        assertThat(second.side()).isEqualTo(Side.SELL);
        assertThat(second.quantity()).isEqualTo(15);
        assertThat(second.fees()).isCloseTo(3.524925, EXACT);
        assertThat(second.pnl()).isCloseTo(67.950075, EXACT);
        assertThat(second.barsHeld()).isEqualTo(1);
        // Both pnl together are what the account gained: 454.350475
        assertThat(first.pnl() + second.pnl()).isCloseTo(454.350475, EXACT);
    }

    private void run(TradingSettings settings, Strategy strategy, Bar... bars) {
        TradingLoop loop = new TradingLoop(SPX, RandomMarket.INTERVAL, strategy, settings, recorded);
        for (Bar bar : bars) {
            loop.onBar(bar, null);
        }
    }

    private void assertEquity(int row, double cash, double positionValue, double equity) {
        EquityRow found = recorded.equity.get(row);
        assertThat(found.cash()).isCloseTo(cash, EXACT);
        assertThat(found.positionValue()).isCloseTo(positionValue, EXACT);
        assertThat(found.equity()).isCloseTo(equity, EXACT);
        assertThat(found.exposure()).isCloseTo(positionValue / equity, EXACT);
    }

    private static TradingSettings settings(double cash, double slippageBps, double feeBps, boolean allowShort) {
        return ImmediateTrading.settings(
                cash, slippageBps, feeBps, TradingSettings.Quantity.FRACTIONAL, allowShort, 0.5, 0.25);
    }
}
