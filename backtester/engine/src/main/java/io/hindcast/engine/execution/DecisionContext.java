package io.hindcast.engine.execution;

import io.hindcast.engine.accounting.Account;
import io.hindcast.forecast.Forecast;
import io.hindcast.market.Bar;
import io.hindcast.market.Instrument;
import io.hindcast.strategy.BarContext;
import io.hindcast.strategy.MarketContext;
import io.hindcast.strategy.Pane;
import io.hindcast.trading.OpenOrder;
import io.hindcast.trading.Orders;
import io.hindcast.trading.Portfolio;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one context of a run, set for each bar, and closed between the decisions: its bar's and, of one instrument, the market's. */
final class DecisionContext implements BarContext, MarketContext {
    private final Instrument instrument;
    private final List<Instrument> instruments;
    private final Account account;
    private final Orders orders;
    private final OpenOrders openOrders;
    private final ValueRecorder values;
    private boolean open;
    private @Nullable Forecast forecast;

    @SuppressWarnings("NullAway.Init") // by open
    private Bar bar;

    DecisionContext(
            Instrument instrument, Account account, Orders orders, OpenOrders openOrders, ValueRecorder values) {
        this.instrument = instrument;
        this.account = account;
        this.orders = orders;
        this.openOrders = openOrders;
        this.values = values;
        instruments = List.of(instrument);
    }

    /** Lets the strategy read, at the close of a bar. */
    DecisionContext open(Bar newBar, @Nullable Forecast newForecast) {
        bar = newBar;
        forecast = newForecast;
        open = true;
        return this;
    }

    /** Ends the calls that the context was handed to. */
    void close() {
        open = false;
    }

    private void requireOpen() {
        if (!open) {
            throw new IllegalStateException(
                    "a BarContext is valid during its onBar only, and a MarketContext during its"
                            + " onClose; a strategy must not keep it, nor use it in another thread");
        }
    }

    private void requireTraded(Instrument asked) {
        requireOpen();
        account.position(asked);
    }

    @Override
    public long time() {
        requireOpen();
        return bar.closeTime();
    }

    @Override
    public Instrument instrument() {
        requireOpen();
        return instrument;
    }

    @Override
    public List<Instrument> instruments() {
        requireOpen();
        return instruments;
    }

    @Override
    public Bar bar() {
        requireOpen();
        return bar;
    }

    @Override
    public Optional<Bar> bar(Instrument asked) {
        requireTraded(asked);
        return Optional.of(bar);
    }

    @Override
    public Optional<Duration> age(Instrument asked) {
        requireTraded(asked);
        return Optional.of(Duration.ZERO);
    }

    @Override
    public Optional<Forecast> forecast() {
        requireOpen();
        return Optional.ofNullable(forecast);
    }

    @Override
    public Optional<Forecast> forecast(Instrument asked) {
        requireTraded(asked);
        return Optional.ofNullable(forecast);
    }

    @Override
    public Portfolio portfolio() {
        requireOpen();
        return account;
    }

    @Override
    public List<OpenOrder> openOrders() {
        requireOpen();
        return openOrders.snapshot();
    }

    @Override
    public Orders orders() {
        requireOpen();
        return orders;
    }

    @Override
    public void record(Instrument of, String name, double value, Pane pane) {
        requireTraded(of);
        values.record(bar.closeTime(), instrument, name, value, pane);
    }
}
