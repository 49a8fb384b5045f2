package io.hindcast.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hindcast.engine.execution.RecordedTrading.EquityRow;
import io.hindcast.engine.execution.RecordedTrading.OrderRow;
import io.hindcast.engine.execution.TradingSettings.Quantity;
import io.hindcast.engine.fixture.ImmediateTrading;
import io.hindcast.engine.fixture.RandomMarket;
import io.hindcast.engine.fixture.RandomOrders;
import io.hindcast.engine.fixture.ScriptedOrders;
import io.hindcast.market.Bar;
import io.hindcast.market.Instrument;
import io.hindcast.trading.Fill;
import io.hindcast.trading.Order;
import io.hindcast.trading.OrderStatus;
import io.hindcast.trading.Side;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The loop carries a client that answers later, in parts, and from another thread; and halts at what can't have been. */
class ExecutionClientTest {
    private static final Instrument SPX = new Instrument("SPX");
    private static final TradingSettings SETTINGS =
            ImmediateTrading.settings(100_000, 0, 0, Quantity.FRACTIONAL, true, 0.5, 0.25);

    private final RecordedTrading recorded = new RecordedTrading();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aBrokerWithAThreadOfItsOwnIsCarriedAndMoneyIsConserved(long seed) throws Exception {
        List<Bar> bars = RandomMarket.bars(seed, 200);
        Map<Long, Double> close = new HashMap<>();
        try (AsynchronousBroker broker = new AsynchronousBroker(seed)) {
            TradingLoop loop =
                    new TradingLoop(SPX, new RandomOrders(seed, false), SETTINGS, account -> broker, recorded);
            for (Bar bar : bars) {
                close.put(bar.closeTime(), bar.close());
                loop.onBar(bar, null);
                broker.settle();
            }
            assertThat(broker.threads())
                    .isNotEmpty()
                    .doesNotContain(Thread.currentThread().getName());
        }

        // The books kept a second time.
        double cash = 100_000;
        double units = 0;
        double stake = 100_000;
        int next = 0;
        for (EquityRow row : recorded.equity) {
            while (next < recorded.fills.size() && recorded.fills.get(next).time() == row.time()) {
                Fill fill = recorded.fills.get(next++);
                cash -= fill.signedQuantity() * fill.price() + fill.fee();
                units += fill.signedQuantity();
                stake += fill.quantity() * fill.price();
            }
            assertThat(row.cash()).isCloseTo(cash, within(1e-9 * stake));
            assertThat(row.positionValue()).isCloseTo(units * close.get(row.time()), within(1e-9 * stake));
        }
        assertThat(next).isEqualTo(recorded.fills.size());

        // Each order's changes are in their order, and its fills add up to what they say.
        Map<Long, OrderStatus> status = new HashMap<>();
        Map<Long, Double> filled = new HashMap<>();
        Map<OrderStatus, Integer> seen = new EnumMap<>(OrderStatus.class);
        Deque<Fill> fills = new ArrayDeque<>(recorded.fills);
        for (OrderRow row : recorded.orders) {
            long id = row.order().id();
            OrderStatus before = status.put(id, row.status());
            seen.merge(row.status(), 1, Integer::sum);
            switch (row.status()) {
                case SUBMITTED -> assertThat(before).isNull();
                case UPDATED -> {
                    assertThat(before).isIn(OrderStatus.ACCEPTED, OrderStatus.PARTIALLY_FILLED);
                    assertThat(row.order().quantity()).isGreaterThan(filled.getOrDefault(id, 0.0));
                    assertThat(row.reason()).isEqualTo("as you wished");
                    status.put(id, before);
                }
                case CANCELLED -> {
                    assertThat(before).isIn(OrderStatus.ACCEPTED, OrderStatus.PARTIALLY_FILLED);
                    assertThat(row.reason()).isEqualTo("as you wished");
                }
                case ACCEPTED -> assertThat(before).isEqualTo(OrderStatus.SUBMITTED);
                case PARTIALLY_FILLED, FILLED -> {
                    assertThat(before).isIn(OrderStatus.ACCEPTED, OrderStatus.PARTIALLY_FILLED);
                    Fill fill = fills.remove();
                    assertThat(fill.orderId()).isEqualTo(id);
                    assertThat(row.time())
                            .isEqualTo(fill.time())
                            .isGreaterThan(row.order().time());
                    double sum = filled.merge(id, fill.quantity(), Double::sum);
                    if (row.status() == OrderStatus.FILLED) {
                        assertThat(sum).isCloseTo(row.order().quantity(), within(1e-9 * sum));
                    } else {
                        assertThat(sum).isLessThan(row.order().quantity());
                    }
                }
                case REJECTED -> {
                    assertThat(before).isIn(OrderStatus.ACCEPTED, OrderStatus.PARTIALLY_FILLED);
                    assertThat(row.reason()).isIn("broker says no", "nothing left to close");
                }
            }
        }
        assertThat(fills).isEmpty();
        // All of it has happened, rejections of what was filled in part among it.
        assertThat(seen).containsOnlyKeys(OrderStatus.values());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aBrokerThatAnswersLateIsFlattenedAndNothingIsOpened(long seed) throws Exception {
        List<Bar> bars = RandomMarket.bars(seed, 400);
        try (AsynchronousBroker broker = new AsynchronousBroker(seed)) {
            TradingLoop loop =
                    new TradingLoop(SPX, new RandomOrders(seed, false), SETTINGS, account -> broker, recorded);
            for (int i = 0; i < bars.size(); i++) {
                loop.onBar(bars.get(i), null, i < 60 ? Decision.TRADE : Decision.FLATTEN);
                broker.settle();
            }
        }
        assertThat(ClosingOrders.of(recorded)).isNotEmpty();
        ClosingOrders.requireReduceOnly(recorded);
        ClosingOrders.requireFlatWithNothingOpen(recorded);
    }

    @Test
    void aClosingOrderThatIsFilledThroughZeroHaltsTheRun() {
        haltsFlattening(
                "may only reduce the position, and the fill would turn one of 0.0 into one of -10.0",
                (bar, events) -> events.filled(fill(2, bar, Side.SELL, 10, 100)));
        haltsFlattening(
                "may only reduce the position, and the fill would turn one of 4.0 into one of -2.0", (bar, events) -> {
                    events.filled(fill(1, bar, Side.BUY, 4, 100));
                    events.filled(fill(2, bar, Side.SELL, 6, 100));
                });
        haltsFlattening(
                "may only reduce the position, and the fill would turn one of 0.0 into one of -6.0", (bar, events) -> {
                    events.filled(fill(1, bar, Side.BUY, 4, 100));
                    events.filled(fill(2, bar, Side.SELL, 4, 100));
                    events.filled(fill(2, bar, Side.SELL, 6, 100));
                });
    }

    @Test
    void aMarginCallThatIsFilledThroughZeroHaltsTheRun() {
        Scripted client = new Scripted();
        client.next.add((bar, events) -> {});
        client.next.add((bar, events) -> events.filled(fill(1, bar, Side.SELL, 1_000, 100)));
        // The strategy's own buy, ordered after the margin call, is filled before it.
        client.next.add((bar, events) -> {
            events.filled(fill(3, bar, Side.BUY, 1_000, 170));
            events.filled(fill(2, bar, Side.BUY, 1_000, 170));
        });
        TradingLoop loop =
                new TradingLoop(SPX, new ScriptedOrders(-1_000.0, 1_000.0), SETTINGS, account -> client, recorded);
        loop.onBar(RandomMarket.bar(1, 100, 100), null);
        // Equity of 30,000 for a short position of 170,000.
        loop.onBar(RandomMarket.bar(2, 100, 170), null);
        assertThat(recorded.orders.stream().map(OrderRow::reason)).contains("margin call");
        assertThatThrownBy(() -> loop.onBar(RandomMarket.bar(3, 170, 170), null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("may only reduce the position")
                .hasMessageContaining("one of 0.0 into one of 1000.0");
    }

    private void haltsFlattening(String message, BiConsumer<Bar, ExecutionClient.Events> answer) {
        Scripted client = new Scripted();
        client.next.add((bar, events) -> {});
        client.next.add((bar, events) -> {});
        client.next.add(answer);
        RecordedTrading told = new RecordedTrading();
        TradingLoop loop = new TradingLoop(SPX, new ScriptedOrders(10.0), SETTINGS, account -> client, told);
        loop.onBar(RandomMarket.bar(1, 100, 100), null);
        loop.onBar(RandomMarket.bar(2, 100, 100), null, Decision.FLATTEN);
        assertThatThrownBy(() -> loop.onBar(RandomMarket.bar(3, 100, 100), null, Decision.FLATTEN))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(message);
        assertThat(told.equity).hasSize(2);
    }

    @Test
    void whatIsOpenIsCountedAsTheLoopHasBeenTold() {
        Scripted client = new Scripted();
        TradingLoop loop = new TradingLoop(
                SPX,
                context -> context.orders().target(new io.hindcast.trading.TargetPosition(SPX, 0.5)),
                SETTINGS,
                account -> client,
                recorded);
        loop.onBar(RandomMarket.bar(1, 100, 100), null);
        // 500 are wanted and open. Two bars of silence order nothing more.
        loop.onBar(RandomMarket.bar(2, 100, 100), null);
        loop.onBar(RandomMarket.bar(3, 100, 100), null);
        assertThat(recorded.orders).hasSize(1);
        // 200 are filled, and the rest is rejected: 300 are missing.
        client.next.add((bar, events) -> {
            events.filled(fill(1, bar, Side.BUY, 200, 100));
            events.rejected(1, "no more");
        });
        loop.onBar(RandomMarket.bar(4, 100, 100), null);
        assertThat(recorded.orders.getLast().order().quantity()).isEqualTo(300);
        assertThat(recorded.orders.getLast().order().id()).isEqualTo(2);
        assertThat(recorded.equity.getLast().cash()).isEqualTo(80_000);
    }

    @Test
    void theImpossibleHaltsTheRunBeforeTheAccountChanges() {
        halts("a fill of order 7, which is not open", (bar, events) -> events.filled(fill(7, bar, Side.BUY, 1, 100)));
        halts("has 10.0 left of 10.0", (bar, events) -> events.filled(fill(1, bar, Side.BUY, 10.5, 100)));
        halts("has 4.0 left of 10.0", (bar, events) -> {
            events.filled(fill(1, bar, Side.BUY, 6, 100));
            events.filled(fill(1, bar, Side.BUY, 6, 100));
        });
        halts("a fill of order 1, which is not open", (bar, events) -> {
            events.filled(fill(1, bar, Side.BUY, 10, 100));
            events.filled(fill(1, bar, Side.BUY, 10, 100));
        });
        halts("a fill of order 1, which is not open", (bar, events) -> {
            events.rejected(1, "no");
            events.filled(fill(1, bar, Side.BUY, 1, 100));
        });
        halts("the rejection of order 1, which is not open", (bar, events) -> {
            events.filled(fill(1, bar, Side.BUY, 10, 100));
            events.rejected(1, "too late");
        });
        halts("acknowledges order 1, which was acknowledged or filled before", (bar, events) -> {
            events.accepted(1);
            events.accepted(1);
        });
        halts("acknowledges order 1, which was acknowledged or filled before", (bar, events) -> {
            events.filled(fill(1, bar, Side.BUY, 4, 100));
            events.accepted(1);
        });
        halts("is a BUY of SPX", (bar, events) -> events.filled(fill(1, bar, Side.SELL, 1, 100)));
        halts("above 0", (bar, events) -> events.filled(fill(1, bar, Side.BUY, 1, Double.NaN)));
        halts("above 0", (bar, events) -> events.filled(fill(1, bar, Side.BUY, 1, -3)));
        halts("left", (bar, events) -> events.filled(fill(1, bar, Side.BUY, -1, 100)));
        halts("left", (bar, events) -> events.filled(fill(1, bar, Side.BUY, Double.NaN, 100)));
        halts(
                "told of on the bar of 1970-01-03T00:00:00Z",
                (bar, events) -> events.filled(fill(1, RandomMarket.bar(1, 1, 1), Side.BUY, 1, 100)));
    }

    private void halts(String message, BiConsumer<Bar, ExecutionClient.Events> answer) {
        Scripted client = new Scripted();
        client.next.add((bar, events) -> {});
        client.next.add(answer);
        RecordedTrading told = new RecordedTrading();
        TradingLoop loop = new TradingLoop(SPX, new ScriptedOrders(10.0), SETTINGS, account -> client, told);
        loop.onBar(RandomMarket.bar(1, 100, 100), null);
        assertThatThrownBy(() -> loop.onBar(RandomMarket.bar(2, 100, 100), null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(message);
        // Nothing was told of what can't have been.
        assertThat(told.fills.stream().mapToDouble(Fill::quantity).sum()).isBetween(0.0, 10.0);
        assertThat(told.equity).hasSize(1);
    }

    @Test
    void eventsAreTakenDuringTheCallOnly() {
        Scripted client = new Scripted();
        ExecutionClient.Events[] kept = new ExecutionClient.Events[1];
        client.next.add((bar, events) -> kept[0] = events);
        TradingLoop loop = new TradingLoop(SPX, new ScriptedOrders(10.0), SETTINGS, account -> client, recorded);
        loop.onBar(RandomMarket.bar(1, 100, 100), null);
        assertThatThrownBy(() -> kept[0].rejected(1, "from another thread")).hasMessageContaining("deliver only");
        assertThatThrownBy(() -> kept[0].accepted(1)).hasMessageContaining("deliver only");
        assertThatThrownBy(() -> kept[0].filled(fill(1, RandomMarket.bar(1, 1, 1), Side.BUY, 1, 1)))
                .hasMessageContaining("deliver only");
        assertThat(recorded.orders).hasSize(1);
    }

    private static Fill fill(long order, Bar bar, Side side, double quantity, double price) {
        return new Fill(order, bar.closeTime(), SPX, side, quantity, price, price, 0, 0);
    }

    /** Tells one thing a bar. */
    private static final class Scripted implements ExecutionClient {
        private final Deque<BiConsumer<Bar, Events>> next = new ArrayDeque<>();

        @Override
        public void submit(Order order, boolean reduceOnly) {}

        @Override
        public void deliver(Bar bar, Quote quote, Events events) {
            if (!next.isEmpty()) {
                next.remove().accept(bar, events);
            }
        }
    }
}
