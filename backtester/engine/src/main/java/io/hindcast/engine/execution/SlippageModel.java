package io.hindcast.engine.execution;

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

    /**
     * A share of the price: a buy pays {@code reference * (1 + bps / 10000)}, a sell receives {@code reference * (1 - bps
     * / 10000)}.
     *
     * @param bps basis points
     */
    static SlippageModel bps(double bps) {
        return (side, referencePrice) -> referencePrice * (1 + side.sign() * (bps / 1e4));
    }
}
