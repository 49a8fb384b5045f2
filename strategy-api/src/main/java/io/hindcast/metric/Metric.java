package io.hindcast.metric;

import io.hindcast.trading.Trade;

/**
 * A figure of a run, computed while it goes on. It stands in {@code summary.json}, in the report and in the tables of a
 * comparison under the name of its provider.
 */
public interface Metric {
    /** A traded bar is done; told of each, in order. */
    default void onEquity(EquityPoint point) {}

    /** A round trip has ended. */
    default void onTrade(Trade trade) {}

    /** The outcome of a forecast of the test segment is known. */
    default void onForecast(ForecastOutcome outcome) {}

    /** The figure by what it has been told of so far; NaN where it is undefined. */
    double value();
}
