package io.hindcast.paper.view;

/**
 * A bar with what is known of it when it is journalled. Prices and money that there are none of are NaN.
 *
 * @param number of the bar in the session, history included, from 0
 * @param live false for a bar of the history
 * @param time of its close, nanoseconds since 1970-01-01T00:00Z
 * @param close its closing price
 * @param forecast the price expected at the horizon, made at its close
 * @param expected the forecast that had been made for this bar
 * @param equity cash and position at its close
 * @param benchmark what buy and hold would have
 */
public record BarRow(
        long number,
        boolean live,
        long time,
        double close,
        double forecast,
        double expected,
        double equity,
        double benchmark) {}
