package io.hindcast.strategy;

/** Where a report draws what a strategy has recorded. */
public enum Pane {
    /** In the chart of the price: it is a price. */
    PRICE,
    /** In a chart of its own. */
    OWN
}
