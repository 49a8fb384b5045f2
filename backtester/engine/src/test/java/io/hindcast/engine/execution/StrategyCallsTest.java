package io.hindcast.engine.execution;

import static io.hindcast.engine.fixture.RandomMarket.bar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hindcast.engine.fixture.ImmediateTrading;
import io.hindcast.engine.fixture.RandomMarket;
import io.hindcast.engine.plugin.PluginFailure;
import io.hindcast.forecast.Forecast;
import io.hindcast.market.Bar;
import io.hindcast.market.Instrument;
import io.hindcast.settings.MapSettings;
import io.hindcast.strategy.BarContext;
import io.hindcast.strategy.MarketContext;
import io.hindcast.strategy.Pane;
import io.hindcast.strategy.Strategy;
import io.hindcast.trading.OpenOrder;
import io.hindcast.trading.Order;
import io.hindcast.trading.OrderStatus;
import io.hindcast.trading.OrderUpdate;
import io.hindcast.trading.Side;
import io.hindcast.trading.TargetPosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a strategy is called for, in which order, and what it is told there. */
class StrategyCallsTest {
    private static final Instrument SPX = new Instrument("SPX");

    private final List<String> calls = new ArrayList<>();
    private final List<OrderUpdate> updates = new ArrayList<>();
    private final List<RecordedValue> values = new ArrayList<>();
    private final RecordedTrading recorded = new RecordedTrading();

    /** Writes down all calls, and does something in two of them. */
    private final class Scribe implements Strategy {
        private final Consumer<BarContext> atBar;
        private final Consumer<MarketContext> atClose;

        private Scribe(Consumer<BarContext> atBar, Consumer<MarketContext> atClose) {
            this.atBar = atBar;
            this.atClose = atClose;
        }

        @Override
        public void onHistory(Bar bar) {
            calls.add("history of " + bar.instrument());
        }

        @Override
        public void onOrder(OrderUpdate update) {
            updates.add(update);
            calls.add(update.order().id() + " " + update.status() + " left " + update.left());
        }

        @Override
        public void onBar(BarContext context) {
            calls.add("bar of " + context.bar().instrument());
            atBar.accept(context);
        }

        @Override
        public void onClose(MarketContext context) {
            calls.add("close");
            atClose.accept(context);
        }
    }

    private static TradingSettings settings(Map<String, ?> trading) {
        return ImmediateTrading.read(MapSettings.of(trading));
    }

    private TradingLoop loop(Strategy strategy, TradingSettings settings) {
        return new TradingLoop(SPX, RandomMarket.INTERVAL, strategy, settings, new Values());
    }

    /** Also writes values down. */
    private final class Values implements TradingListener {
        @Override
        public void order(long time, Order order, OrderStatus status, String reason) {
            recorded.order(time, order, status, reason);
        }

        @Override
        public void fill(io.hindcast.trading.Fill fill) {
            recorded.fill(fill);
        }

        @Override
        public void trade(io.hindcast.engine.accounting.Trade trade) {
            recorded.trade(trade);
        }

        @Override
        public void recorded(RecordedValue value) {
            values.add(value);
        }

        @Override
        public void equity(long time, double cash, double value, double equity, double benchmark, double exposure) {
            recorded.equity(time, cash, value, equity, benchmark, exposure);
        }
    }

    private void run(Strategy strategy, TradingSettings settings, Bar... bars) {
        TradingLoop loop = loop(strategy, settings);
        for (Bar bar : bars) {
            loop.onBar(bar, null);
        }
    }

    @Test
    void ordersAreToldFirstThenTheBarThenTheCloseThenWhatWasDecided() {
        TradingLoop loop = loop(
                new Scribe(
                        context -> context.orders().market(SPX, Side.BUY, 2),
                        context -> context.orders().market(SPX, Side.BUY, 1)),
                settings(Map.of()));
        loop.onHistory(bar(1, 10, 10));
        loop.onBar(bar(2, 10, 10), null);
        loop.onBar(bar(3, 10, 10), null);

        assertThat(calls)
                .containsExactly(
                        "history of SPX",
                        "bar of SPX",
                        "close",
                        "1 SUBMITTED left 2.0",
                        "2 SUBMITTED left 1.0",
                        "1 FILLED left 0.0",
                        "2 FILLED left 0.0",
                        "bar of SPX",
                        "close",
                        "3 SUBMITTED left 2.0",
                        "4 SUBMITTED left 1.0");
    }

    @Test
    void itIsToldOfArrivalPartsCutsAndCancellationWithTheirReasons() {
        double[] fractions = {0.5, 0.25, 0};
        int[] bars = new int[1];
        // 100 units of volume, a tenth of it for orders: 10 a bar.
        run(
                new Scribe(
                        context -> context.orders()
                                .target(new TargetPosition(SPX, fractions[Math.min(bars[0]++, 2)]), "entry"),
                        context -> {}),
                settings(Map.of(
                        "initial-cash",
                        10_000,
                        "slippage-bps",
                        0,
                        "fee-bps",
                        0,
                        "max-volume-share",
                        0.1,
                        "latency",
                        "1s")),
                volumeBar(1, 100),
                volumeBar(2, 100),
                volumeBar(3, 100),
                volumeBar(4, 0),
                volumeBar(5, 100));

        // 50 units are wanted, and arrive behind the open; 10 are filled at a close. Then 25 are wanted, which arrives
        // behind the next 10, and then none, which arrives on a bar on which nothing can be filled.
        assertThat(updates.stream()
                        .limit(6)
                        .map(each -> each.status() + " " + each.order().quantity()))
                .containsExactly(
                        "SUBMITTED 50.0",
                        "ACCEPTED 50.0",
                        "PARTIALLY_FILLED 50.0",
                        "PARTIALLY_FILLED 50.0",
                        "UPDATED 25.0",
                        "CANCELLED 25.0");
        assertThat(updates.get(2).fill().orElseThrow().quantity()).isEqualTo(10, within(1e-9));
        assertThat(updates.get(2).left()).isEqualTo(40, within(1e-9));
        assertThat(updates.get(4).reason()).isEqualTo(ExecutionClient.LESS_WANTED);
        assertThat(updates.get(4).left()).isEqualTo(5, within(1e-9));
        assertThat(updates.get(5).reason()).isEqualTo(ExecutionClient.LESS_WANTED);
        assertThat(updates.get(5).left()).isZero();
        assertThat(updates).allSatisfy(each -> {
            assertThat(each.fill().isPresent())
                    .isEqualTo(each.status() == OrderStatus.FILLED || each.status() == OrderStatus.PARTIALLY_FILLED);
            assertThat(each.left() == 0).isEqualTo(each.status().terminal());
            assertThat(each.order().tag()).isEqualTo("entry");
        });
        assertThat(updates.stream().map(OrderUpdate::status).toList())
                .isEqualTo(recorded.orders.stream()
                        .map(RecordedTrading.OrderRow::status)
                        .toList());
    }

    private static Bar volumeBar(int day, double volume) {
        return new io.hindcast.market.MutableBar().set(day * RandomMarket.DAY, 100, 100, 100, 100, volume);
    }

    @Test
    void whatCanNotBePaidIsToldAsACutOrARejection() {
        run(
                new Scribe(
                        context -> {
                            context.orders().target(new TargetPosition(SPX, 1));
                            context.orders().market(SPX, Side.BUY, 1_000);
                        },
                        context -> {}),
                settings(Map.of("initial-cash", 1_000, "slippage-bps", 0, "fee-bps", 0)),
                bar(1, 10, 10),
                bar(2, 20, 20));
        assertThat(updates.stream()
                        .filter(each -> each.time() == 2 * RandomMarket.DAY
                                && each.order().id() < 3))
                .extracting(OrderUpdate::status)
                .startsWith(OrderStatus.UPDATED, OrderStatus.FILLED, OrderStatus.REJECTED);
        assertThat(updates.stream().filter(each -> each.status() == OrderStatus.REJECTED))
                .allSatisfy(each -> assertThat(each.reason()).startsWith("not enough cash"));
    }

    @Test
    void ordersOfTheEngineAreToldToo() {
        TradingLoop loop = loop(
                new Scribe(context -> context.orders().market(SPX, Side.BUY, 5), context -> {}), settings(Map.of()));
        loop.onBar(bar(1, 10, 10), null);
        loop.onBar(bar(2, 10, 10), null, Decision.FLATTEN);
        loop.onBar(bar(3, 10, 10), null, Decision.OBSERVE);
        assertThat(calls)
                .containsExactly(
                        "bar of SPX",
                        "close",
                        "1 SUBMITTED left 5.0",
                        "1 FILLED left 0.0",
                        "history of SPX",
                        "2 SUBMITTED left 5.0",
                        "2 FILLED left 0.0",
                        "history of SPX");
        assertThat(updates.get(2).reason()).isEqualTo("flatten");
    }

    @Test
    void theCloseShowsTheMarketAndTheOpenOrders() {
        List<OpenOrder> open = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        TradingLoop loop = loop(
                new Scribe(context -> context.orders().market(SPX, Side.BUY, 3, "probe"), context -> {
                    open.addAll(context.openOrders());
                    seen.add(context.instruments() + " " + context.time() + " "
                            + context.bar(SPX).orElseThrow().close() + " "
                            + context.age(SPX).orElseThrow() + " "
                            + context.forecast(SPX).map(Forecast::price) + " "
                            + context.portfolio().equity());
                }),
                settings(Map.of()));
        loop.onBar(bar(1, 10, 11), new Forecast(1, 11, 12));
        assertThat(seen)
                .containsExactly("[SPX] " + RandomMarket.DAY + " 11.0 " + Duration.ZERO + " Optional[12.0] 100000.0");
        assertThat(open).singleElement().satisfies(each -> {
            assertThat(each.order().tag()).isEqualTo("probe");
            assertThat(each.filled()).isZero();
            assertThat(each.left()).isEqualTo(3);
        });
    }

    @Test
    void anInstrumentIsTheOneOfItsName() {
        run(
                new Scribe(
                        context -> {
                            assertThat(context.instrument()).isEqualTo(new Instrument("SPX"));
                            context.orders().market(new Instrument("SPX"), Side.BUY, 1);
                        },
                        context -> assertThatThrownBy(() -> context.bar(new Instrument("NDX")))
                                .isInstanceOf(IllegalArgumentException.class)
                                .hasMessageContaining("NDX")),
                settings(Map.of()),
                bar(1, 10, 10),
                bar(2, 10, 10));
        assertThat(recorded.fills).hasSize(1);
    }

    @Test
    void whatItRecordsIsToldOnItsBar() {
        run(
                new Scribe(
                        context -> context.record("atr", 1.5),
                        context -> context.record(SPX, "mean", (double) context.time(), Pane.PRICE)),
                settings(Map.of()),
                bar(1, 10, 10),
                bar(2, 10, 10));
        assertThat(values)
                .containsExactly(
                        new RecordedValue(RandomMarket.DAY, SPX, "atr", 1.5, Pane.OWN),
                        new RecordedValue(RandomMarket.DAY, SPX, "mean", RandomMarket.DAY, Pane.PRICE),
                        new RecordedValue(2 * RandomMarket.DAY, SPX, "atr", 1.5, Pane.OWN),
                        new RecordedValue(2 * RandomMarket.DAY, SPX, "mean", 2.0 * RandomMarket.DAY, Pane.PRICE));
    }

    @Test
    void valuesThatCanNotBeRecordedAreNamed() {
        assertRefused(context -> context.record("a,b", 1), "a,b");
        assertRefused(context -> context.record("x".repeat(33), 1), "at most 32");
        assertRefused(context -> context.record("atr", Double.NaN), "must be finite: atr=NaN");
        assertRefused(
                context -> {
                    context.record("atr", 1);
                    context.record("atr", 2);
                },
                "atr of SPX was recorded twice");
        assertRefused(
                context -> context.record("atr", 1, context.bar().close() == 10 ? Pane.OWN : Pane.PRICE),
                "was recorded for OWN and now for PRICE");
        assertRefused(
                context -> {
                    for (int i = 0; i < 17; i++) {
                        context.record("v" + i, i);
                    }
                },
                "at most 16 names");
    }

    private void assertRefused(Consumer<BarContext> deed, String message) {
        assertThatThrownBy(
                        () -> run(new Scribe(deed, context -> {}), settings(Map.of()), bar(1, 10, 10), bar(2, 10, 11)))
                .isInstanceOf(PluginFailure.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b", "say \"x\"", "two\nlines", "12345678901234567890123456789012345678901"})
    void aTagThatCanNotStandInACsvIsRefused(String tag) {
        assertRefused(context -> context.orders().market(SPX, Side.BUY, 1, tag), "a tag must be");
        assertRefused(context -> context.orders().target(new TargetPosition(SPX, 0), tag), "a tag must be");
    }

    @Test
    void costsAreThoseOfAFill() {
        TradingSettings settings =
                ImmediateTrading.settings(10_000, 10, 20, TradingSettings.Quantity.FRACTIONAL, true, 0.5, 0.25);
        // Buy 10 at 100: slippage 0.10 x 10 = 1; fee 0.002 x 10 x 100.10 = 2.002. A sell gets 99.90: 1 + 1.998.
        assertThat(settings.costs().of(SPX, Side.BUY, 10, 100)).isCloseTo(3.002, within(1e-12));
        assertThat(settings.costs().of(SPX, Side.SELL, 10, 100)).isCloseTo(2.998, within(1e-12));
        assertThatThrownBy(() -> settings.costs().of(SPX, Side.BUY, 10, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
