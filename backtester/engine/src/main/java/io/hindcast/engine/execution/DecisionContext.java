package io.hindcast.engine.execution;

import io.hindcast.forecast.Forecast;
import io.hindcast.market.Bar;
import io.hindcast.market.Instrument;
import io.hindcast.strategy.BarContext;
import io.hindcast.trading.Orders;
import io.hindcast.trading.Portfolio;
import java.util.Optional;

/** The one context of a run, set for each bar, and closed between the decisions. */
final class DecisionContext implements BarContext {
    private final Instrument instrument;
    private final Portfolio portfolio;
    private final Orders orders;
    private Bar bar;
    private boolean open;
    private Optional<Forecast> forecast = Optional.empty();

    DecisionContext(Instrument instrument, Portfolio portfolio, Orders orders) {
        this.instrument = instrument;
        this.portfolio = portfolio;
        this.orders = orders;
    }

    /** Lets the strategy read, at the close of a bar. */
    DecisionContext open(Bar newBar, Forecast forecastOrNull) {
        bar = newBar;
        forecast = Optional.ofNullable(forecastOrNull);
        open = true;
        return this;
    }

    /** Ends the call that the context was handed to. */
    void close() {
        open = false;
    }

    private void requireOpen() {
        if (!open) {
            throw new IllegalStateException(
                    "a BarContext is valid during its onBar only; a strategy must not keep it, nor use it in another thread");
        }
    }

    @Override
    public Instrument instrument() {
        requireOpen();
        return instrument;
    }

    @Override
    public Bar bar() {
        requireOpen();
        return bar;
    }

    @Override
    public Optional<Forecast> forecast() {
        requireOpen();
        return forecast;
    }

    @Override
    public Portfolio portfolio() {
        requireOpen();
        return portfolio;
    }

    @Override
    public Orders orders() {
        requireOpen();
        return orders;
    }
}
