package io.hindcast.engine.execution;

import io.hindcast.cost.FillModel;
import io.hindcast.market.Instrument;
import io.hindcast.strategy.TradingCosts;
import io.hindcast.trading.Fill;
import io.hindcast.trading.Order;
import io.hindcast.trading.OrderType;
import io.hindcast.trading.Side;
import io.hindcast.trading.TimeInForce;

/** What a run's own fill model takes, for strategies that ask before they order. */
record FillCosts(FillModel model) implements TradingCosts {
    @Override
    public double of(Instrument instrument, Side side, double quantity, double price) {
        if (!(price > 0 && price < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("price must be > 0 and finite: price=" + price);
        }
        Order asked = new Order(0, 0, instrument, side, OrderType.MARKET, quantity, TimeInForce.GTC);
        Fill fill = model.fill(asked, quantity, price, 0);
        return fill.slippage() + fill.fee();
    }
}
