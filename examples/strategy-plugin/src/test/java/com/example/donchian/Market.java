package com.example.donchian;

import io.hindcast.forecast.Forecast;
import io.hindcast.market.Bar;
import io.hindcast.market.Instrument;
import io.hindcast.market.MutableBar;
import io.hindcast.strategy.BarContext;
import io.hindcast.strategy.Strategy;
import io.hindcast.trading.Orders;
import io.hindcast.trading.Portfolio;
import io.hindcast.trading.Position;
import io.hindcast.trading.Side;
import io.hindcast.trading.TargetPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shows a strategy bars that never move within themselves, and gives it every position that it wants. */
final class Market implements BarContext, Orders, Portfolio, Position {
    private static final Instrument INSTRUMENT = new Instrument("TEST");

    private final Strategy strategy;
    private final List<String> targets = new ArrayList<>();
    private Bar bar;
    private double held;
    private int bars;

    Market(Strategy strategy) {
        this.strategy = strategy;
    }

    void history(double... closes) {
        for (double close : closes) {
            strategy.onHistory(new MutableBar().set(0, close, close, close, close, 1));
        }
    }

    void close(double close) {
        bars++;
        bar = new MutableBar().set(bars, close, close, close, close, 1);
        strategy.onBar(this);
    }

    /** The bar, counted from 1, and the fraction that was wanted at its close. */
    List<String> targets() {
        return targets;
    }

    @Override
    public long target(TargetPosition target) {
        held = target.fraction();
        targets.add(bars + ": " + held);
        return targets.size();
    }

    @Override
    public long market(Instrument instrument, Side side, double quantity) {
        throw new AssertionError("the strategy wants targets only");
    }

    @Override
    public Instrument instrument() {
        return INSTRUMENT;
    }

    @Override
    public Bar bar() {
        return bar;
    }

    @Override
    public Optional<Forecast> forecast() {
        return Optional.empty();
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
    public Position position(Instrument instrument) {
        return this;
    }

    @Override
    public double quantity() {
        return held;
    }

    @Override
    public double cash() {
        return 1 - held;
    }

    @Override
    public double equity() {
        return 1;
    }

    @Override
    public double averagePrice() {
        return bar.close();
    }

    @Override
    public double marketValue() {
        return held;
    }
}
