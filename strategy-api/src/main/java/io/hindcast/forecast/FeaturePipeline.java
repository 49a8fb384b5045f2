package io.hindcast.forecast;

import io.hindcast.market.Bar;
import java.util.List;

/**
 * Computes the features of one instrument, bar by bar. A row of features depends on its own bar and earlier ones alone.
 * Not safe for use from several threads.
 */
public interface FeaturePipeline {
    /** Canonical names with parameters, in column order, for example {@code rsi(bars=14)}. Equal names, equal values. */
    List<String> names();

    /** Columns of a row. */
    default int width() {
        return names().size();
    }

    /** How many bars at the start have no complete row: the first complete row is that of bar {@code warmUpBars()}. */
    int warmUpBars();

    /**
     * Takes the next bar and writes its row.
     *
     * @param bar the bar that has just closed
     * @param row receives {@link #width()} values; NaN in all of them during warm-up, all finite afterwards
     * @return true when the row is complete
     */
    boolean update(Bar bar, double[] row);
}
