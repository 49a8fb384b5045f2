package io.hindcast.sizing;

import io.hindcast.market.Bar;

/**
 * Turns a target into a number of units. The engine rounds them towards zero where only whole ones are traded, and cuts
 * them to what can be paid and to the run's limits.
 */
@FunctionalInterface
public interface PositionSizer {
    /**
     * A bar has closed. All bars are shown in order, those of history included, each before targets of its close are sized.
     *
     * @param bar a copy that may be kept
     */
    default void onBar(Bar bar) {}

    /**
     * Units to hold for a target.
     *
     * @return units; negative for short, 0 for flat
     */
    double units(SizingContext context);
}
