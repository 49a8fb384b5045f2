package io.hindcast.engine.execution;

import io.hindcast.strategy.Strategy;
import io.hindcast.trading.Fill;
import io.hindcast.trading.Order;
import io.hindcast.trading.OrderStatus;
import io.hindcast.trading.OrderUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells a strategy what has become of orders. While they are matched it is told at once; what is decided at a close, by the
 * strategy or by the engine, it is told when the decision is over, so that it is never called from within its own call.
 */
final class OrderUpdates {
    private final Strategy strategy;
    private final TradingListener listener;
    private final List<OrderUpdate> decided = new ArrayList<>();

    OrderUpdates(Strategy strategy, TradingListener listener) {
        this.strategy = strategy;
        this.listener = listener;
    }

    /** An order has changed on a bar. */
    void matched(long time, Order order, OrderStatus status, String reason, double left) {
        listener.order(time, order, status, reason);
        strategy.onOrder(new OrderEvent(time, order, status, reason, Optional.empty(), left));
    }

    /** An order was filled, or a part of it; the listener has been told. */
    void filled(Fill fill, Order order, OrderStatus status, double left) {
        strategy.onOrder(new OrderEvent(fill.time(), order, status, "", Optional.of(fill), left));
    }

    /** An order was submitted or made smaller at a close. */
    void decided(long time, Order order, OrderStatus status, String reason, double left) {
        listener.order(time, order, status, reason);
        decided.add(new OrderEvent(time, order, status, reason, Optional.empty(), left));
    }

    /** The decision is over. */
    void tellDecided() {
        // Not an iterator: there is a close for each bar, and almost none has an order.
        for (int i = 0; i < decided.size(); i++) {
            strategy.onOrder(decided.get(i));
        }
        decided.clear();
    }
}
