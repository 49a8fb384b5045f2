package io.hindcast.trading;

import io.hindcast.market.Instrument;

/**
 * An execution of an order, or of a part of one.
 *
 * @param orderId of the order that was filled
 * @param time close time of the bar on which it was filled, nanoseconds since 1970-01-01T00:00Z
 * @param quantity units; positive, at most what was left of the order
 * @param price paid or received a unit, slippage included
 * @param referencePrice the market's price without slippage: where orders arrive at once, the open of the bar
 * @param slippage money lost to slippage: {@code |price - referencePrice| * quantity * multiplier}
 * @param fee money paid to the broker
 */
public record Fill(
        long orderId,
        long time,
        Instrument instrument,
        Side side,
        double quantity,
        double price,
        double referencePrice,
        double slippage,
        double fee) {
    /** The quantity, negative for a sell. */
    public double signedQuantity() {
        return side.sign() * quantity;
    }
}
