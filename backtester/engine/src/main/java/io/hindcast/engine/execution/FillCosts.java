package io.hindcast.engine.execution;

import io.hindcast.market.Bar;
import io.hindcast.market.Instrument;
import io.hindcast.market.MutableBar;
import io.hindcast.strategy.TradingCosts;
import io.hindcast.trading.Fill;
import io.hindcast.trading.Order;
import io.hindcast.trading.OrderType;
import io.hindcast.trading.Side;
import io.hindcast.trading.TimeInForce;

/**
 * What a run's own costs take, for strategies that ask before they order: on a bar that does not move and has no volume, in
 * a month without trades.
 */
record FillCosts(Costs costs) implements TradingCosts {
    @Override
    public double of(Instrument instrument, Side side, double quantity, double price) {
        if (!(price > 0 && price < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("price must be > 0 and finite: price=" + price);
        }
        Order asked = new Order(0, 0, instrument, side, OrderType.MARKET, quantity, TimeInForce.GTC);
        Bar bar = new MutableBar(instrument).set(0, price, price, price, price, 0);
        Fill fill = costs.fill(asked, quantity, price, bar);
        return fill.slippage() + fill.fee();
    }
}
