package io.hindcast.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hindcast.engine.accounting.Trade;
import io.hindcast.engine.execution.RecordedTrading.EquityRow;
import io.hindcast.engine.execution.RecordedTrading.OrderRow;
import io.hindcast.engine.fixture.ImmediateTrading;
import io.hindcast.engine.fixture.RandomMarket;
import io.hindcast.engine.fixture.RandomOrders;
import io.hindcast.market.Bar;
import io.hindcast.market.Instrument;
import io.hindcast.strategy.Strategy;
import io.hindcast.trading.Fill;
import io.hindcast.trading.Order;
import io.hindcast.trading.OrderStatus;
import io.hindcast.trading.TargetPosition;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Holds for any bars and any orders, with and without short positions, whole and fractional. */
class TradingLoopPropertyTest {
    private static final Instrument SPX = new Instrument("SPX");
    private static final double INITIAL_CASH = 100_000;

    @Property(tries = 150)
    void equityIsExplainedByPriceMovesFillsAndFees(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 120) int count,
            @ForAll @DoubleRange(min = 0, max = 300) double slippageBps,
            @ForAll @DoubleRange(min = 0, max = 300) double feeBps,
            @ForAll boolean allowShort,
            @ForAll boolean whole) {
        List<Bar> bars = RandomMarket.bars(seed, count);
        RecordedTrading recorded = run(bars, seed, settings(slippageBps, feeBps, allowShort, whole), whole);

        Map<Long, Double> close = new HashMap<>();
        bars.forEach(bar -> close.put(bar.closeTime(), bar.close()));
        // The books kept a second time, in exact arithmetic.
        BigDecimal cash = BigDecimal.valueOf(INITIAL_CASH);
        double units = 0;
        double previousEquity = INITIAL_CASH;
        double previousClose = 0;
        int next = 0;
        for (EquityRow row : recorded.equity) {
            double price = close.get(row.time());
            double explained = previousEquity + units * (price - previousClose);
            double stake = Math.abs(row.cash()) + Math.abs(row.positionValue()) + Math.abs(previousEquity);
            while (next < recorded.fills.size() && recorded.fills.get(next).time() == row.time()) {
                Fill fill = recorded.fills.get(next++);
                BigDecimal value = new BigDecimal(fill.signedQuantity()).multiply(new BigDecimal(fill.price()));
                cash = cash.subtract(value).subtract(new BigDecimal(fill.fee()));
                explained += fill.signedQuantity() * (price - fill.price()) - fill.fee();
                units += fill.signedQuantity();
                stake += fill.quantity() * fill.price();
            }
            assertThat(row.cash()).isCloseTo(cash.doubleValue(), within(1e-9 * stake));
            assertThat(row.positionValue()).isCloseTo(units * price, within(1e-9 * stake));
            assertThat(row.equity()).isCloseTo(explained, within(1e-9 * stake));
            assertThat(row.equity()).isEqualTo(row.cash() + row.positionValue());
            if (!allowShort) {
                assertThat(row.cash()).isNotNegative();
                assertThat(row.positionValue()).isNotNegative();
            }
            previousEquity = row.equity();
            previousClose = price;
        }
        assertThat(next).isEqualTo(recorded.fills.size());
        assertThat(recorded.equity).hasSize(bars.size());
    }

    @Property(tries = 100)
    void everyOrderMeetsTheNextBarAndNoFillComesWithoutAnOrder(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 120) int count, @ForAll boolean allowShort) {
        List<Bar> bars = RandomMarket.bars(seed, count);
        RecordedTrading recorded = run(bars, seed, settings(1, 1, allowShort, false), false);

        Map<Long, Integer> number = new HashMap<>();
        bars.forEach(bar -> number.put(bar.closeTime(), number.size()));
        Map<Long, Order> open = new HashMap<>();
        long submitted = 0;
        long filled = 0;
        for (OrderRow row : recorded.orders) {
            int bar = number.get(row.time());
            if (row.status() == OrderStatus.SUBMITTED) {
                assertThat(row.order().id()).isEqualTo(++submitted);
                assertThat(row.order().time()).isEqualTo(row.time());
                open.put(row.order().id(), row.order());
                continue;
            }
            Order known = open.remove(row.order().id());
            if (row.status() == OrderStatus.CANCELLED) {
                assertThat(known).isSameAs(row.order());
                assertThat(row.reason()).isNotEmpty();
                continue;
            }
            if (row.status() == OrderStatus.UPDATED) {
                assertThat(row.order()).isEqualTo(known.withQuantity(row.order().quantity()));
                assertThat(row.order().quantity()).isLessThan(known.quantity());
                assertThat(row.reason()).isNotEmpty();
                open.put(known.id(), row.order());
                continue;
            }
            assertThat(known).isSameAs(row.order());
            assertThat(bar).isEqualTo(number.get(row.order().time()) + 1);
            if (row.status() == OrderStatus.FILLED) {
                Fill fill = recorded.fills.get((int) filled++);
                assertThat(fill.orderId()).isEqualTo(row.order().id());
                assertThat(fill.time()).isEqualTo(row.time());
                assertThat(fill.signedQuantity()).isEqualTo(row.order().signedQuantity());
                assertThat(fill.referencePrice()).isEqualTo(bars.get(bar).open());
            } else {
                assertThat(row.reason()).isNotEmpty();
            }
        }
        assertThat(filled).isEqualTo(recorded.fills.size());
        assertThat(open.values())
                .allMatch(order -> order.time() == bars.getLast().closeTime());
    }

    @Property(tries = 60)
    void whatComesLaterChangesNothingThatHasHappened(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 80) int count, @ForAll boolean allowShort) {
        List<Bar> bars = RandomMarket.bars(seed, count);
        TradingSettings settings = settings(1, 1, allowShort, false);
        RecordedTrading recorded = run(bars, seed, settings, false);

        int cut = 1 + (int) Long.remainderUnsigned(seed, count - 1);
        RecordedTrading truncated = new RecordedTrading();
        TradingLoop loop =
                new TradingLoop(SPX, RandomMarket.INTERVAL, new RandomOrders(seed, false), settings, truncated);
        bars.subList(0, cut).forEach(bar -> loop.onBar(bar, null));
        assertThat(recorded.events).startsWith(truncated.events.toArray());
    }

    @Property(tries = 60)
    void roundTripsAddUpToWhatTheAccountGainedWhenItEndsFlat(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 120) int count) {
        List<Bar> bars = RandomMarket.bars(seed, count);
        RecordedTrading recorded = new RecordedTrading();
        RandomOrders orders = new RandomOrders(seed, false);
        // The last decision closes whatever the random ones have left.
        Strategy closing = context -> {
            if (context.bar().closeTime() < bars.get(count - 2).closeTime()) {
                orders.onBar(context);
            } else {
                context.orders().target(new TargetPosition(SPX, 0));
            }
        };
        TradingLoop loop = new TradingLoop(SPX, RandomMarket.INTERVAL, closing, settings(5, 5, true, false), recorded);
        bars.forEach(bar -> loop.onBar(bar, null));

        double money = INITIAL_CASH
                + recorded.fills.stream()
                        .mapToDouble(fill -> fill.quantity() * fill.price())
                        .sum();
        assertThat(recorded.equity.getLast().positionValue()).isZero();
        assertThat(recorded.trades.stream().mapToDouble(Trade::pnl).sum())
                .isCloseTo(recorded.equity.getLast().equity() - INITIAL_CASH, within(1e-9 * money));
        assertThat(recorded.trades.stream().mapToDouble(Trade::fees).sum())
                .isCloseTo(recorded.fills.stream().mapToDouble(Fill::fee).sum(), within(1e-9 * money));
    }

    private static RecordedTrading run(List<Bar> bars, long seed, TradingSettings settings, boolean whole) {
        RecordedTrading recorded = new RecordedTrading();
        TradingLoop loop =
                new TradingLoop(SPX, RandomMarket.INTERVAL, new RandomOrders(seed, whole), settings, recorded);
        bars.forEach(bar -> loop.onBar(bar, null));
        return recorded;
    }

    private static TradingSettings settings(double slippageBps, double feeBps, boolean allowShort, boolean whole) {
        return ImmediateTrading.settings(
                INITIAL_CASH,
                slippageBps,
                feeBps,
                whole ? TradingSettings.Quantity.WHOLE : TradingSettings.Quantity.FRACTIONAL,
                allowShort,
                0.5,
                0.25);
    }
}
