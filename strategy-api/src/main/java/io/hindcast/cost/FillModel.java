package io.hindcast.cost;

import io.hindcast.trading.Fill;
import io.hindcast.trading.Order;

/** What a fill at a price of the market costs. */
@FunctionalInterface
public interface FillModel {
    /**
     * The fill that a resting order gets, if it can be paid.
     *
     * @param order submitted at the close of an earlier bar
     * @param quantity units of it that are filled
     * @param referencePrice the market's price
     * @param time close time of the bar on which it is filled, nanoseconds since 1970-01-01T00:00Z
     */
    Fill fill(Order order, double quantity, double referencePrice, long time);
}
