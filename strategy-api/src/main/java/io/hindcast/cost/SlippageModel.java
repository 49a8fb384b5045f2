package io.hindcast.cost;

/**
 * How much worse than the market's price a fill is. It is asked for fills that may never come, to see what can be paid, so
 * that the answer must depend on the execution and on the fills that it was told of alone.
 */
@FunctionalInterface
public interface SlippageModel {
    /**
     * The price that is paid or received: for a buy not below the market's, for a sell not above it, and above 0.
     *
     * @param execution at the market's price
     */
    double price(Execution execution);

    /** A fill has happened; told of each, in order, at the price that was paid or received. */
    default void filled(Execution execution) {}
}
