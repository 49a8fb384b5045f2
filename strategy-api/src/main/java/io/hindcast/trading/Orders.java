package io.hindcast.trading;

import io.hindcast.market.Instrument;

/** Where a strategy's orders go. The first price that they can meet is that of the next bar's open. */
public interface Orders {
    /** Submits a market order without a tag: {@link #market(Instrument, Side, double, String)}. */
    default long market(Instrument instrument, Side side, double quantity) {
        return market(instrument, side, quantity, Order.NO_TAG);
    }

    /**
     * Submits a market order, to be filled at the open of the next bar, or later where the run gives orders a latency or a share
     * of the volume only.
     *
     * @param quantity units; positive
     * @param tag the strategy's own word for it, which the run's folder keeps; empty for none
     * @return the order's id
     * @throws IllegalArgumentException when the quantity is not positive and finite, or the tag is of the wrong form
     */
    long market(Instrument instrument, Side side, double quantity, String tag);

    /** Leads to a target by an order without a tag: {@link #target(TargetPosition, String)}. */
    default long target(TargetPosition target) {
        return target(target, Order.NO_TAG);
    }

    /**
     * Leads from the position held to the target, by one market order. It replaces what an earlier target has left open:
     * that is made smaller where less is wanted, and cancelled where it would trade on the other side, and the new order
     * goes out when that is certain, which it is at once where the run gives orders no latency. Where more is wanted than
     * is open, nothing is added: the same fraction is more units when the price falls, and is reached well enough; another
     * fraction is reached when what is open is done.
     *
     * <p>A target is cut to what can be paid, its own costs included, and to the run's limits: at the last close when it is
     * sized, and again when it is filled.
     *
     * @param tag the strategy's own word for the order that this needs, now or when what an earlier target has left open is
     *     gone; what goes on resting keeps the tag that it has. Empty for none
     * @return the id of the order that was submitted, or 0 when none was needed
     * @throws IllegalArgumentException when the tag is of the wrong form
     */
    long target(TargetPosition target, String tag);
}
