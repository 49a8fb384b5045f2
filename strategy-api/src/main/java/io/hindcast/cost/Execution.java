package io.hindcast.cost;

import io.hindcast.market.Bar;
import io.hindcast.market.Instrument;
import io.hindcast.trading.Side;

/**
 * A fill whose costs are asked for. Made by the engine.
 *
 * @param instrument what is traded
 * @param side of the order
 * @param quantity units; positive
 * @param price a unit: for slippage the market's price, for a fee the price that is paid or received, slippage included
 * @param bar on which it is filled, or at whose close its size is decided; a copy that may be kept
 * @param liquidity whether it takes or makes the price
 */
public record Execution(Instrument instrument, Side side, double quantity, double price, Bar bar, Liquidity liquidity) {
    /** The same at another price. */
    public Execution at(double newPrice) {
        return new Execution(instrument, side, quantity, newPrice, bar, liquidity);
    }

    /** Money that changes hands: {@code quantity * price * multiplier}. */
    public double value() {
        return quantity * price * instrument.pointValue();
    }
}
