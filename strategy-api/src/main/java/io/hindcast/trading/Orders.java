package io.hindcast.trading;

import io.hindcast.market.Instrument;

/** Where a strategy's orders go. The first price that they can meet is that of the next bar's open. */
public interface Orders {
    /**
     * Submits a market order, to be filled at the open of the next bar, or later where the run gives orders a latency or a share
     * of the volume only.
     *
     * @param quantity units; positive
     * @return the order's id
     * @throws IllegalArgumentException when the quantity is not positive and finite
     */
    long market(Instrument instrument, Side side, double quantity);

    /**
     * Submits the market order that leads from the position held, open orders counted, to the target.
     *
     * @return the order's id, or 0 when the target is reached already
     */
    long target(TargetPosition target);
}
