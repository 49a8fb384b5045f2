package io.hindcast.strategy;

import io.hindcast.market.Bar;
import io.hindcast.trading.OrderUpdate;

/**
 * Decides on orders, bar by bar, in one thread. At each close time it is called in this order:
 *
 * <ol>
 *   <li>{@link #onOrder} for everything that became of its orders on the bar: they are matched first;
 *   <li>then the portfolio is marked at the close;
 *   <li>{@link #onBar} for the bar, and {@link #onClose} when all bars of the close time have been there: both may order;
 *   <li>{@link #onOrder} for what its orders have led to at once: that they are on their way, and which open ones were cut or
 *       cancelled for them.
 * </ol>
 *
 * <p>Where it is not asked to decide (a limit or whoever steers a session forbids it), {@link #onHistory} takes the place of
 * onBar and onClose, and orders of the engine's own are told like those of the strategy. What it keeps must come from these
 * calls alone: no clock, no randomness without a seed, no files.
 */
@FunctionalInterface
public interface Strategy {
    /**
     * A bar on which there is nothing to decide: one from before trading begins, for strategies that keep indicators of
     * their own.
     *
     * @param bar a copy that may be kept; names its instrument
     */
    default void onHistory(Bar bar) {}

    /**
     * Something has become of an order: it was accepted, filled in whole or in part, cut, rejected or cancelled. Orders
     * can't be placed here: the portfolio is not marked yet, or the decision is over.
     */
    default void onOrder(OrderUpdate update) {}

    /**
     * A bar has closed: decide. A strategy that decides in {@link #onClose} alone does nothing here.
     *
     * @param context valid during the call
     */
    void onBar(BarContext context);

    /**
     * All bars of a close time are there: decide. With one instrument that is after each bar.
     *
     * @param context valid during the call
     */
    default void onClose(MarketContext context) {}
}
