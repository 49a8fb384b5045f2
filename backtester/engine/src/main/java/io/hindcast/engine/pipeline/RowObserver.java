package io.hindcast.engine.pipeline;

import io.hindcast.market.Bar;

/** Sees each row of features that the run uses. */
@FunctionalInterface
public interface RowObserver {
    /** Sees nothing. */
    RowObserver NONE = (index, bar, row, complete) -> {};

    /**
     * Takes a row.
     *
     * @param index of the bar in the run, from 0
     * @param bar will hold another one later
     * @param row will hold another one later; not to be changed
     * @param complete false during warm-up
     * @throws io.hindcast.settings.InvalidInputException when the row can't be what it should be
     */
    void row(long index, Bar bar, double[] row, boolean complete);
}
