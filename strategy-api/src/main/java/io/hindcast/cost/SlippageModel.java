package io.hindcast.cost;

import io.hindcast.trading.Side;

/** How much worse than the market's price a fill is. */
@FunctionalInterface
public interface SlippageModel {
    /**
     * The price that is paid or received.
     *
     * @param referencePrice the market's price
     */
    double price(Side side, double referencePrice);
}
