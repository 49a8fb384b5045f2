package io.hindcast.paper.view;

import io.hindcast.trading.Fill;
import java.util.List;
import java.util.Optional;

/**
 * A session's book after its last bar. All of it is journalled.
 *
 * @param status figures of the last bar
 * @param cash money on the account; NaN before the first live bar
 * @param quantity units held, negative when short
 * @param exposure position value as a fraction of equity; NaN before the first live bar, and without positive equity
 * @param halt which limit forbade to decide on the last bar; empty when none did
 * @param pastError of the latest forecasts
 * @param openOrders the oldest of the orders that can still be filled, at most {@link #SHOWN_ORDERS}
 * @param openOrderCount how many there are
 * @param fills the last ones, newest first, at most {@link #SHOWN_FILLS}
 */
public record SessionBook(
        PaperStatus status,
        double cash,
        double quantity,
        double exposure,
        Optional<String> halt,
        PastError pastError,
        List<OpenOrder> openOrders,
        int openOrderCount,
        List<Fill> fills) {
    /** How many fills are kept. */
    public static final int SHOWN_FILLS = 50;

    /** How many open orders are shown. */
    public static final int SHOWN_ORDERS = 50;
}
