package io.hindcast.execution;

import io.hindcast.forecast.Forecast;
import io.hindcast.market.Bar;
import io.hindcast.market.Instrument;
import io.hindcast.strategy.BarContext;
import io.hindcast.trading.Orders;
import io.hindcast.trading.Portfolio;
import java.util.Optional;

/** The one context of a run, set for each bar. */
final class DecisionContext implements BarContext {
    private final Instrument instrument;
    private final Portfolio portfolio;
    private final Orders orders;
    private Bar bar;
    private Optional<Forecast> forecast = Optional.empty();

    DecisionContext(Instrument instrument, Portfolio portfolio, Orders orders) {
        this.instrument = instrument;
        this.portfolio = portfolio;
        this.orders = orders;
    }

    DecisionContext at(Bar newBar, Forecast forecastOrNull) {
        bar = newBar;
        forecast = Optional.ofNullable(forecastOrNull);
        return this;
    }

    @Override
    public Instrument instrument() {
        return instrument;
    }

    @Override
    public Bar bar() {
        return bar;
    }

    @Override
    public Optional<Forecast> forecast() {
        return forecast;
    }

    @Override
    public Portfolio portfolio() {
        return portfolio;
    }

    @Override
    public Orders orders() {
        return orders;
    }
}
