package io.hindcast.strategy;

import io.hindcast.market.Instrument;
import io.hindcast.trading.Side;

/** What trading costs in a run, by its own rules. */
@FunctionalInterface
public interface TradingCosts {
    /**
     * Money that a fill costs: what slippage loses and what the broker takes. An estimate where the costs depend on more than
     * is asked with, such as the bar that it will meet.
     *
     * @param quantity units; positive
     * @param price of the market
     * @throws IllegalArgumentException when quantity or price is not positive and finite
     */
    double of(Instrument instrument, Side side, double quantity, double price);
}
