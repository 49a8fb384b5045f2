package io.hindcast.adapter;

import io.hindcast.forecast.Forecast;
import io.hindcast.market.Bar;
import io.hindcast.market.Instrument;
import io.hindcast.market.MutableBar;
import io.hindcast.strategy.BarContext;
import io.hindcast.strategy.MarketContext;
import io.hindcast.strategy.Pane;
import io.hindcast.trading.OpenOrder;
import io.hindcast.trading.Orders;
import io.hindcast.trading.Portfolio;
import io.hindcast.trading.Position;
import io.hindcast.trading.Side;
import io.hindcast.trading.TargetPosition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a strategy is told that it holds: a portfolio worth 1 in which the last target was reached. */
final class BelievedPosition implements BarContext, MarketContext, Portfolio, Position, Orders {
    private final Instrument instrument;
    private @Nullable Forecast forecast;
    private double fraction;
    private double entered = Double.NaN;
    private long orders;

    @SuppressWarnings("NullAway.Init") // by at
    private Bar bar;

    BelievedPosition(Instrument instrument) {
        this.instrument = instrument;
    }

    void at(Bar newBar, @Nullable Forecast newForecast) {
        bar = named(newBar);
        forecast = newForecast;
    }

    /** A copy of a bar that names its instrument. */
    Bar named(Bar unnamed) {
        return new MutableBar(instrument).set(unnamed);
    }

    void held(double newFraction) {
        fraction = new TargetPosition(instrument, newFraction).fraction();
    }

    TargetPosition target() {
        return new TargetPosition(instrument, fraction);
    }

    @Override
    public long target(TargetPosition target, String tag) {
        requireTraded(target.instrument());
        if (target.fraction() == fraction) {
            return 0;
        }
        fraction = target.fraction();
        entered = bar.close();
        return ++orders;
    }

    @Override
    public long market(Instrument traded, Side side, double quantity, String tag) {
        throw new UnsupportedOperationException(
                "only target positions leave this adapter; the strategy sent an order to " + side + " " + quantity
                        + ": use Orders.target instead");
    }

    @Override
    public Position position(Instrument traded) {
        requireTraded(traded);
        return this;
    }

    private void requireTraded(Instrument traded) {
        if (!instrument.equals(traded)) {
            throw new IllegalArgumentException("only " + instrument + " is traded here: instrument=" + traded);
        }
    }

    @Override
    public long time() {
        return bar.closeTime();
    }

    @Override
    public List<Instrument> instruments() {
        return List.of(instrument);
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
    public Optional<Forecast> forecast(Instrument asked) {
        requireTraded(asked);
        return Optional.ofNullable(forecast);
    }

    /** None: a target is reached at once here. */
    @Override
    public List<OpenOrder> openOrders() {
        return List.of();
    }

    @Override
    public void record(Instrument of, String name, double value, Pane pane) {
        requireTraded(of);
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
        return Optional.ofNullable(forecast);
    }

    @Override
    public Portfolio portfolio() {
        return this;
    }

    @Override
    public Orders orders() {
        return this;
    }

    @Override
    public double cash() {
        return 1 - fraction;
    }

    @Override
    public double equity() {
        return 1;
    }

    @Override
    public double quantity() {
        return fraction / (bar.close() * instrument.pointValue());
    }

    @Override
    public double averagePrice() {
        return fraction == 0 ? 0 : entered;
    }

    @Override
    public double marketValue() {
        return fraction;
    }
}
