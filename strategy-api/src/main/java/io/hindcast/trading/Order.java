package io.hindcast.trading;

import io.hindcast.market.Instrument;

/**
 * An order as it was submitted, or as it is since it was made smaller.
 *
 * @param id from 1, in the order of submission, unique in a run
 * @param time close time of the bar on which it was decided, nanoseconds since 1970-01-01T00:00Z
 * @param quantity units; positive
 */
public record Order(
        long id,
        long time,
        Instrument instrument,
        Side side,
        OrderType type,
        double quantity,
        TimeInForce timeInForce) {
    /** @throws IllegalArgumentException when the quantity is not positive and finite */
    public Order {
        if (!(quantity > 0) || Double.isInfinite(quantity)) {
            throw new IllegalArgumentException("quantity must be > 0 and finite: quantity=" + quantity);
        }
    }

    /**
     * The same order of another quantity.
     *
     * @throws IllegalArgumentException when the quantity is not positive and finite
     */
    public Order withQuantity(double newQuantity) {
        return new Order(id, time, instrument, side, type, newQuantity, timeInForce);
    }

    /** The quantity, negative for a sell. */
    public double signedQuantity() {
        return side.sign() * quantity;
    }
}
