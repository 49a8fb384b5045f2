package io.hindcast.testkit;

import io.hindcast.engine.accounting.Account;
import io.hindcast.engine.execution.RecordedValue;
import io.hindcast.engine.execution.TradedMarket;
import io.hindcast.engine.execution.TradingListener;
import io.hindcast.engine.execution.TradingLoop;
import io.hindcast.engine.execution.TradingSettings;
import io.hindcast.engine.plugin.Offers;
import io.hindcast.forecast.Forecast;
import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import io.hindcast.market.MutableBar;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import io.hindcast.strategy.Strategy;
import io.hindcast.strategy.StrategySetup;
import io.hindcast.trading.Fill;
import io.hindcast.trading.Order;
import io.hindcast.trading.OrderStatus;
import io.hindcast.trading.Trade;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A market of one instrument and daily bars, in which a strategy trades as in a backtest, through the same loop: what it
 * orders at a close is filled at the open of the next bar, at a cost, or rejected for the same reasons. Bars are counted
 * from 1, those of {@link #history} left out.
 */
public final class TestMarket {
    /** The instrument that is traded. */
    public static final Instrument INSTRUMENT = new Instrument("TEST");

    private static final Interval DAY = Interval.parse("1d");

    private final TradingLoop loop;
    private final List<Event> events = new ArrayList<>();
    private final List<Fill> fills = new ArrayList<>();
    private final List<Value> values = new ArrayList<>();
    private long days;
    private int bar;
    private double cash;
    private double position;
    private double positionValue;
    private double equity;

    /**
     * Something that became of an order.
     *
     * @param bar on which it did, from 1
     * @param order as it is since then
     * @param status what became of it
     * @param reason of a rejection or another change; empty when there is nothing to explain
     */
    public record Event(int bar, Order order, OrderStatus status, String reason) {}

    /**
     * Something that the strategy recorded.
     *
     * @param bar on which it did, from 1
     */
    public record Value(int bar, String name, double value) {}

    /**
     * What a strategy is made from: {@link #INSTRUMENT}, daily bars, UTC, the usual costs.
     *
     * @param strategy keys of the section {@code strategy} of a config, {@code name} left out
     */
    public static StrategySetup setup(Map<String, ?> strategy) {
        return setup(INSTRUMENT, strategy, Map.of());
    }

    /**
     * What a strategy is made from, with an instrument and costs of its own.
     *
     * @param strategy keys of the section {@code strategy} of a config, {@code name} left out
     * @param trading keys of the section {@code trading}
     */
    public static StrategySetup setup(Instrument instrument, Map<String, ?> strategy, Map<String, ?> trading) {
        return StrategySetup.of(
                MapSettings.of(strategy),
                instrument,
                DAY,
                ZoneOffset.UTC,
                read(instrument, trading).costs());
    }

    /**
     * A market with the usual cash and costs.
     *
     * @param strategy has seen no bar
     */
    public TestMarket(Strategy strategy) {
        this(strategy, Map.of());
    }

    /**
     * A market with cash, costs and rules of its own.
     *
     * @param strategy has seen no bar
     * @param trading keys of the section {@code trading} of a config, for example {@code allow-short}
     * @throws InvalidInputException when a key is unknown or its value is wrong
     */
    public TestMarket(Strategy strategy, Map<String, ?> trading) {
        this(INSTRUMENT, strategy, trading);
    }

    /**
     * A market of an instrument of its own, for example of a future with a multiplier.
     *
     * @param strategy has seen no bar
     * @param trading keys of the section {@code trading} of a config
     * @throws InvalidInputException when a key is unknown or its value is wrong
     */
    public TestMarket(Instrument instrument, Strategy strategy, Map<String, ?> trading) {
        TradingSettings settings = read(instrument, trading);
        cash = settings.initialCash();
        equity = cash;
        loop = new TradingLoop(instrument, DAY, strategy, settings, new Recorder());
    }

    private static TradingSettings read(Instrument instrument, Map<String, ?> trading) {
        MapSettings section = MapSettings.of(trading).declare(TradingSettings.KEYS);
        TradedMarket market = new TradedMarket(List.of(instrument), DAY, Offers.builtIn());
        TradingSettings settings = TradingSettings.read(section, market);
        section.requireAllKnown();
        return settings;
    }

    /**
     * Shows the strategy bars from before trading begins, which do not move within themselves.
     *
     * @throws IllegalStateException when a bar has been traded
     */
    public TestMarket history(double... closes) {
        if (bar > 0) {
            throw new IllegalStateException("history comes before the first bar that is traded; bar " + bar
                    + " has been traded: call history first");
        }
        for (double price : closes) {
            loop.onHistory(next(price, price, price, price, 1));
        }
        return this;
    }

    /** Trades bars that do not move within themselves, one for each price. */
    public TestMarket closes(double... prices) {
        for (double price : prices) {
            trade(next(price, price, price, price, 1), null);
        }
        return this;
    }

    /**
     * Trades a bar.
     *
     * @throws IllegalArgumentException when there can't be such a bar
     */
    public TestMarket bar(double open, double high, double low, double price, double volume) {
        trade(next(open, high, low, price, volume), null);
        return this;
    }

    /**
     * Trades a bar that does not move within itself, with a forecast for the next one.
     *
     * @param expected the price that is forecast for the next close
     */
    public TestMarket forecast(double price, double expected) {
        trade(next(price, price, price, price, 1), new Forecast(1, price, expected));
        return this;
    }

    /** What became of orders, in order; all of it was told to the strategy's {@link Strategy#onOrder} too. */
    public List<Event> events() {
        return List.copyOf(events);
    }

    /** The orders that the strategy sent, each with its bar and its side, as in {@code 2 BUY}. */
    public List<String> orders() {
        return events.stream()
                .filter(event -> event.status() == OrderStatus.SUBMITTED)
                .map(event -> event.bar() + " " + event.order().side())
                .toList();
    }

    /** What the strategy recorded, in order. */
    public List<Value> values() {
        return List.copyOf(values);
    }

    /** What the strategy recorded under a name, in order. */
    public List<Double> values(String name) {
        return values.stream()
                .filter(value -> value.name().equals(name))
                .map(Value::value)
                .toList();
    }

    /** All fills, in order. */
    public List<Fill> fills() {
        return List.copyOf(fills);
    }

    /** Units held after the last bar; negative for short. */
    public double position() {
        return position;
    }

    /** Value of what is held after the last bar, as a fraction of equity; negative for short. */
    public double exposure() {
        return positionValue / equity;
    }

    /** Money on the account after the last bar. */
    public double cash() {
        return cash;
    }

    /** Money on the account and value of what is held, after the last bar. */
    public double equity() {
        return equity;
    }

    private MutableBar next(double open, double high, double low, double price, double volume) {
        if (!(low > 0
                && low <= Math.min(open, price)
                && high >= Math.max(open, price)
                && high < Double.POSITIVE_INFINITY
                && volume >= 0)) {
            throw new IllegalArgumentException("there is no such bar: open=" + open + ", high=" + high + ", low=" + low
                    + ", close=" + price + ", volume=" + volume);
        }
        return new MutableBar().set(++days * Duration.ofDays(1).toNanos(), open, high, low, price, volume);
    }

    private void trade(MutableBar next, @Nullable Forecast forecast) {
        bar++;
        loop.onBar(next, forecast);
    }

    private final class Recorder implements TradingListener {
        @Override
        public void order(long time, Order order, OrderStatus status, String reason) {
            events.add(new Event(bar, order, status, reason));
        }

        @Override
        public void fill(Fill fill) {
            fills.add(fill);
            position = Account.quantityAfter(position, fill.signedQuantity());
        }

        @Override
        public void trade(Trade trade) {}

        @Override
        public void recorded(RecordedValue value) {
            values.add(new Value(bar, value.name(), value.value()));
        }

        @Override
        public void equity(
                long time, double money, double value, double total, double benchmarkEquity, double exposure) {
            cash = money;
            positionValue = value;
            equity = total;
        }
    }
}
