package io.hindcast.strategy;

import io.hindcast.market.Bar;
import io.hindcast.trading.Fill;

/**
 * Decides on orders, bar by bar, in one thread. On each bar resting orders are matched first ({@link #onFill}), then the
 * portfolio is marked, then the strategy decides ({@link #onBar}), then its new orders rest. What it keeps must come from
 * these calls alone: no clock, no randomness without a seed, no files.
 */
public interface Strategy {
    /**
     * A bar before trading begins, for strategies that keep indicators of their own.
     *
     * @param bar a copy that may be kept
     */
    default void onHistory(Bar bar) {}

    /**
     * An execution of one of the strategy's orders.
     *
     * @param fill what was filled
     */
    default void onFill(Fill fill) {}

    /**
     * A bar has closed: decide.
     *
     * @param context valid during the call
     */
    void onBar(BarContext context);
}
