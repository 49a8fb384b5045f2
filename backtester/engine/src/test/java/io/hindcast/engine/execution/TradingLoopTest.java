package io.hindcast.engine.execution;

import static io.hindcast.engine.fixture.RandomMarket.bar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.engine.execution.RecordedTrading.EquityRow;
import io.hindcast.engine.execution.RecordedTrading.OrderRow;
import io.hindcast.engine.execution.TradingSettings.Quantity;
import io.hindcast.engine.fixture.ImmediateTrading;
import io.hindcast.engine.fixture.RandomMarket;
import io.hindcast.engine.fixture.ScriptedOrders;
import io.hindcast.engine.plugin.PluginFailure;
import io.hindcast.forecast.Forecast;
import io.hindcast.market.Bar;
import io.hindcast.market.Instrument;
import io.hindcast.market.MutableBar;
import io.hindcast.strategy.BarContext;
import io.hindcast.strategy.Strategy;
import io.hindcast.trading.Fill;
import io.hindcast.trading.OrderStatus;
import io.hindcast.trading.OrderUpdate;
import io.hindcast.trading.Orders;
import io.hindcast.trading.Side;
import io.hindcast.trading.TargetPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TradingLoopTest {
    private static final Instrument SPX = new Instrument("SPX");
    private static final TradingSettings LONG_ONLY =
            ImmediateTrading.settings(1_000, 10, 10, Quantity.FRACTIONAL, false, 0.5, 0.25);
    private static final TradingSettings LONG_SHORT =
            ImmediateTrading.settings(1_000, 10, 10, Quantity.FRACTIONAL, true, 0.5, 0.25);
    private static final TradingSettings WHOLE =
            ImmediateTrading.settings(1_000, 10, 10, Quantity.WHOLE, false, 0.5, 0.25);

    private final RecordedTrading recorded = new RecordedTrading();

    @Test
    void matchesThenTellsTheStrategyThenDecidesThenReportsEquity() {
        List<String> calls = new ArrayList<>();
        Strategy strategy = new Strategy() {
            @Override
            public void onHistory(Bar bar) {
                calls.add("history " + bar.close());
            }

            @Override
            public void onOrder(OrderUpdate update) {
                calls.add(update.status()
                        + update.fill()
                                .map(fill -> " at " + fill.referencePrice())
                                .orElse("") + " after "
                        + recorded.events.size() + " events");
            }

            @Override
            public void onBar(BarContext context) {
                calls.add("decide at " + context.bar().close() + " with "
                        + context.portfolio().position(SPX).quantity() + " worth "
                        + context.portfolio().position(SPX).marketValue() + ", forecast "
                        + context.forecast().map(Forecast::price).orElse(Double.NaN));
                if (context.bar().close() == 12) {
                    context.orders().market(SPX, Side.BUY, 5);
                }
            }
        };
        TradingLoop loop = new TradingLoop(SPX, RandomMarket.INTERVAL, strategy, LONG_ONLY, recorded);
        loop.onHistory(bar(1, 10, 11));
        loop.onBar(bar(2, 11, 12), new Forecast(1, 12, 12.5));
        loop.onBar(bar(3, 13, 14), null);

        assertThat(calls)
                .containsExactly(
                        "history 11.0",
                        "decide at 12.0 with 0.0 worth 0.0, forecast 12.5",
                        "SUBMITTED after 1 events",
                        "FILLED at 13.0 after 4 events",
                        "decide at 14.0 with 5.0 worth 70.0, forecast NaN");
        assertThat(recorded.events).hasSize(5);
        assertThat(recorded.events.get(0)).isEqualTo(recorded.orders.get(0));
        assertThat(recorded.events.get(1)).isInstanceOf(EquityRow.class);
        assertThat(recorded.events.get(2)).isEqualTo(recorded.orders.get(1));
        assertThat(recorded.orders.get(1).status()).isEqualTo(OrderStatus.FILLED);
        assertThat(recorded.events.get(3)).isInstanceOf(Fill.class);
        assertThat(recorded.events.get(4)).isInstanceOf(EquityRow.class);
    }

    @Test
    void anOrderThatCashCantPayIsRejectedWithTheFigures() {
        run(LONG_ONLY, new ScriptedOrders(100.0), bar(1, 10, 10), bar(2, 10, 10));

        // 100 x 10 x 1.001 = 1 001, fee 1.001
        OrderRow rejected = recorded.orders.getLast();
        assertThat(rejected.status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(rejected.time()).isEqualTo(2 * RandomMarket.DAY);
        assertThat(rejected.reason())
                .startsWith("not enough cash: has 1000.0 and needs 1002.0")
                .contains("100.0 at 10.0");
        assertThat(recorded.fills).isEmpty();
        assertThat(recorded.equity.getLast().cash()).isEqualTo(1_000);
    }

    @Test
    void aSellBeyondThePositionIsRejectedWhereShortsAreNotAllowed() {
        run(LONG_ONLY, new ScriptedOrders(10.0, -11.0), bar(1, 10, 10), bar(2, 10, 10), bar(3, 10, 10));

        assertThat(recorded.orders.getLast().status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(recorded.orders.getLast().reason())
                .isEqualTo(
                        "short positions are not allowed (trading.allow-short is false): the position would be -1.0");
    }

    @Test
    void aShortNeedsItsInitialMargin() {
        // 1 000 + 200 x (9.99 - 0.00999) - 200 x 10 = 996.002 < 0.5 x 2 000
        run(LONG_SHORT, new ScriptedOrders(-200.0), bar(1, 10, 10), bar(2, 10, 10));
        assertThat(recorded.orders.getLast().status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(recorded.orders.getLast().reason())
                .startsWith("not enough margin: a position of -200.0 at 10.0 needs equity of 1000.0")
                .contains("would leave 996.0");

        // 1 000 + 199 x (9.99 - 0.00999) - 199 x 10 = 996.02199 >= 0.5 x 1 990
        RecordedTrading second = new RecordedTrading();
        TradingLoop loop = new TradingLoop(SPX, RandomMarket.INTERVAL, new ScriptedOrders(-199.0), LONG_SHORT, second);
        loop.onBar(bar(1, 10, 10), null);
        loop.onBar(bar(2, 10, 10), null);
        assertThat(second.orders.getLast().status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void anOrderThatReducesIsNeverRejected() {
        // The gap from 10 to 30 leaves the account without cash and equity; what covers is let through all the same.
        run(
                LONG_SHORT,
                new ScriptedOrders(-190.0, 150.0),
                bar(1, 10, 10),
                bar(2, 10, 10),
                bar(3, 30, 30),
                bar(4, 30, 30));

        assertThat(recorded.orders)
                .extracting(OrderRow::status)
                .containsExactly(
                        OrderStatus.SUBMITTED,
                        OrderStatus.FILLED,
                        OrderStatus.SUBMITTED,
                        OrderStatus.FILLED,
                        OrderStatus.SUBMITTED,
                        OrderStatus.FILLED);
        assertThat(recorded.orders.get(4).reason()).isEqualTo("margin call");
        assertThat(recorded.equity.get(2).cash()).isNegative();
        assertThat(recorded.equity.get(2).positionValue()).isEqualTo(-1_200);
        assertThat(recorded.equity.get(2).exposure()).isNaN();
        assertThat(recorded.equity.getLast().positionValue()).isZero();
        assertThat(recorded.equity.getLast().equity()).isNegative();
        assertThat(recorded.equity.getLast().exposure()).isZero();
    }

    @Test
    void anAccountWithoutEquityCanOpenNothing() {
        Strategy strategy = context -> {
            double held = context.portfolio().position(SPX).quantity();
            if (context.bar().closeTime() == RandomMarket.DAY) {
                context.orders().market(SPX, Side.SELL, 190);
            } else if (held == 0) {
                assertThat(context.orders().target(new TargetPosition(SPX, 1))).isZero();
                context.orders().market(SPX, Side.BUY, 1);
                context.orders().market(SPX, Side.SELL, 1);
            }
        };
        run(LONG_SHORT, strategy, bar(1, 10, 10), bar(2, 10, 30), bar(3, 30, 30), bar(4, 30, 30));

        assertThat(recorded.equity.getLast().equity()).isNegative();
        assertThat(recorded.orders.subList(6, 8))
                .extracting(OrderRow::status)
                .containsExactly(OrderStatus.REJECTED, OrderStatus.REJECTED);
    }

    @Test
    void ordersOfOneBarAreMatchedInTheOrderOfSubmission() {
        Strategy strategy = context -> {
            if (context.bar().closeTime() == RandomMarket.DAY) {
                context.orders().market(SPX, Side.BUY, 90);
                context.orders().market(SPX, Side.BUY, 90);
                context.orders().market(SPX, Side.SELL, 90);
                context.orders().market(SPX, Side.BUY, 80);
            }
        };
        run(LONG_ONLY, strategy, bar(1, 10, 10), bar(2, 10, 10));

        assertThat(recorded.orders.subList(4, 8))
                .extracting(OrderRow::status)
                .containsExactly(OrderStatus.FILLED, OrderStatus.REJECTED, OrderStatus.FILLED, OrderStatus.FILLED);
        assertThat(recorded.fills).extracting(Fill::orderId).containsExactly(1L, 3L, 4L);
        assertThat(recorded.trades)
                .singleElement()
                .satisfies(trade -> assertThat(trade.barsHeld()).isZero());
    }

    @Test
    void aTargetReplacesWhatAnEarlierOneHasLeftOpen() {
        List<Long> ids = new ArrayList<>();
        Strategy strategy = context -> {
            ids.add(context.orders().target(new TargetPosition(SPX, 0.5)));
            ids.add(context.orders().target(new TargetPosition(SPX, 0.5)));
            ids.add(context.orders().target(new TargetPosition(SPX, 0.2)));
        };
        run(LONG_ONLY, strategy, bar(1, 10, 10));

        // 0.5 x 1 000 / 10 = 50 units; the second wants no more; the third takes back 30 of those on order.
        assertThat(ids).containsExactly(1L, 0L, 0L);
        assertThat(recorded.orders.get(0).order().signedQuantity()).isEqualTo(50);
        assertThat(recorded.orders.get(1).status()).isEqualTo(OrderStatus.UPDATED);
        assertThat(recorded.orders.get(1).order().id()).isEqualTo(1);
        assertThat(recorded.orders.get(1).order().signedQuantity()).isEqualTo(20);
        assertThat(recorded.orders).hasSize(2);
    }

    @Test
    void wholeUnitsAreRoundedTowardsZeroAndPartsOfAUnitRejected() {
        Strategy strategy = context -> {
            context.orders().target(new TargetPosition(SPX, 0.5));
            context.orders().market(SPX, Side.BUY, 1.5);
        };
        run(WHOLE, strategy, bar(1, 30, 30), bar(2, 30, 30));

        assertThat(recorded.orders.get(0).order().quantity()).isEqualTo(16);
        assertThat(recorded.orders.get(2).status()).isEqualTo(OrderStatus.FILLED);
        assertThat(recorded.orders.get(3).reason()).isEqualTo("quantity 1.5 is not whole (trading.quantity is whole)");
    }

    @Test
    void addingUpUnitsThatRoundEndsFlat() {
        run(
                LONG_ONLY,
                new ScriptedOrders(0.1, 0.2, -0.3),
                bar(1, 10, 10),
                bar(2, 10, 10),
                bar(3, 10, 10),
                bar(4, 10, 10));

        // 0.1 + 0.2 - 0.3 is 5.6e-17 in doubles.
        assertThat(recorded.equity.getLast().positionValue()).isZero();
        assertThat(recorded.trades).hasSize(1);
    }

    @Test
    void aPositionThatIsOpenAtTheEndIsMarkedAndNoTrade() {
        run(LONG_ONLY, new ScriptedOrders(10.0), bar(1, 10, 10), bar(2, 10, 12));

        assertThat(recorded.trades).isEmpty();
        assertThat(recorded.equity.getLast().positionValue()).isEqualTo(120);
    }

    @Test
    void ordersOutsideOfADecisionAreRefused() {
        List<Orders> kept = new ArrayList<>();
        Strategy strategy = new Strategy() {
            @Override
            public void onOrder(OrderUpdate update) {
                update.fill().ifPresent(fill -> kept.getFirst().market(SPX, Side.SELL, 1));
            }

            @Override
            public void onBar(BarContext context) {
                kept.add(context.orders());
                context.orders().market(SPX, Side.BUY, 1);
            }
        };
        assertThatThrownBy(() -> run(LONG_ONLY, strategy, bar(1, 10, 10), bar(2, 10, 10)))
                .isInstanceOf(PluginFailure.class)
                .hasCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining("during onBar and onClose only");
    }

    @Test
    void anotherInstrumentIsRefused() {
        Instrument other = new Instrument("NDX");
        assertThatThrownBy(() -> run(LONG_ONLY, context -> context.orders().market(other, Side.BUY, 1), bar(1, 1, 1)))
                .isInstanceOf(PluginFailure.class)
                .hasCauseInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NDX");
        assertThatThrownBy(() -> run(LONG_ONLY, context -> context.portfolio().position(other), bar(1, 1, 1)))
                .isInstanceOf(PluginFailure.class)
                .hasCauseInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NDX");
    }

    @Test
    void aContextThatWasKeptIsRefusedAfterItsCall() {
        List<BarContext> kept = new ArrayList<>();
        Strategy strategy = new Strategy() {
            @Override
            public void onOrder(OrderUpdate update) {
                update.fill().ifPresent(fill -> kept.getFirst().bar());
            }

            @Override
            public void onBar(BarContext context) {
                kept.add(context);
                context.orders().market(SPX, Side.BUY, 1);
            }
        };
        assertThatThrownBy(() -> run(LONG_ONLY, strategy, bar(1, 10, 10), bar(2, 10, 10)))
                .isInstanceOf(PluginFailure.class)
                .hasMessageContaining("in onOrder")
                .hasMessageContaining("BarContext is valid during its onBar only");
        for (Consumer<BarContext> use : List.<Consumer<BarContext>>of(
                BarContext::instrument,
                BarContext::bar,
                BarContext::forecast,
                BarContext::portfolio,
                BarContext::orders)) {
            assertThatThrownBy(() -> use.accept(kept.getFirst())).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aBarThatWasKeptStaysAsItWasAndOneThatIsChangedChangesNothing() {
        RecordedTrading reference = new RecordedTrading();
        List<Bar> kept = new ArrayList<>();
        tradeReusedBars(keepingBars(kept, false), reference);
        assertThat(kept.stream().map(Bar::close)).containsExactly(11.0, 22.0, 33.0, 44.0);
        assertThat(reference.fills).hasSize(2);

        tradeReusedBars(keepingBars(new ArrayList<>(), true), recorded);
        assertThat(recorded.events).isEqualTo(reference.events);
    }

    private static Strategy keepingBars(List<Bar> kept, boolean change) {
        return new Strategy() {
            @Override
            public void onHistory(Bar bar) {
                kept.add(bar);
            }

            @Override
            public void onBar(BarContext context) {
                kept.add(context.bar());
                if (change) {
                    ((MutableBar) context.bar()).set(0, 1, 1, 1, 1, 1);
                }
                context.orders().target(new TargetPosition(SPX, 0.5));
            }
        };
    }

    private static void tradeReusedBars(Strategy strategy, RecordedTrading into) {
        MutableBar reused = new MutableBar();
        TradingLoop loop = new TradingLoop(SPX, RandomMarket.INTERVAL, strategy, LONG_ONLY, into);
        loop.onHistory(reused.set(bar(1, 10, 11)));
        loop.onBar(reused.set(bar(2, 20, 22)), null);
        loop.onBar(reused.set(bar(3, 30, 33)), null);
        loop.onBar(reused.set(bar(4, 40, 44)), null);
    }

    @Test
    void timeThatStandsStillIsRefused() {
        assertThatThrownBy(() -> run(LONG_ONLY, new ScriptedOrders(), bar(2, 1, 1), bar(2, 1, 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("1970-01-03T00:00:00Z came after 1970-01-03T00:00:00Z");
    }

    @Test
    void aPriceThatIsNoNumberStopsTheRunInsteadOfSpoilingIt() {
        assertThatThrownBy(() ->
                        run(LONG_ONLY, new ScriptedOrders(1.0), bar(1, 10, 10), bar(2, 10, 10), bar(3, 10, Double.NaN)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("1970-01-04T00:00:00Z")
                .hasMessageContaining("price=NaN");
    }

    private void run(TradingSettings settings, Strategy strategy, Bar... bars) {
        TradingLoop loop = new TradingLoop(SPX, RandomMarket.INTERVAL, strategy, settings, recorded);
        for (Bar bar : bars) {
            loop.onBar(bar, null);
        }
    }
}
