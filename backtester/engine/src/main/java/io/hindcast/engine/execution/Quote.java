package io.hindcast.engine.execution;

import io.hindcast.trading.Side;

/**
 * The best prices at a moment between two closes.
 *
 * @param time of the quote, nanoseconds since 1970-01-01T00:00Z
 * @param bid what a seller receives
 * @param ask what a buyer pays
 */
public record Quote(long time, double bid, double ask) {
    /** The price that an order of a side meets. */
    double price(Side side) {
        return side == Side.BUY ? ask : bid;
    }
}
