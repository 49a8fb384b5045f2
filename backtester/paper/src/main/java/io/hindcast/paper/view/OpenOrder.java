package io.hindcast.paper.view;

import io.hindcast.trading.Fill;
import io.hindcast.trading.Order;
import io.hindcast.trading.OrderStatus;

/**
 * An order that can still be filled.
 *
 * @param status what has become of it so far
 * @param left units that are not filled yet
 */
public record OpenOrder(Order order, OrderStatus status, double left) {
    static OpenOrder of(Order order) {
        return new OpenOrder(order, OrderStatus.SUBMITTED, order.quantity());
    }

    OpenOrder with(OrderStatus changed) {
        return new OpenOrder(order, changed, left);
    }

    /** Since it was made smaller. */
    OpenOrder with(Order smaller) {
        return new OpenOrder(smaller, OrderStatus.UPDATED, left - (order.quantity() - smaller.quantity()));
    }

    OpenOrder without(Fill fill) {
        return new OpenOrder(order, status, left - fill.quantity());
    }
}
