package io.hindcast.engine.execution;

import io.hindcast.trading.Fill;
import io.hindcast.trading.Order;
import io.hindcast.trading.OrderStatus;
import io.hindcast.trading.OrderUpdate;
import java.util.Optional;

/** What a strategy is told of one change of an order. */
record OrderEvent(long time, Order order, OrderStatus status, String reason, Optional<Fill> fill, double left)
        implements OrderUpdate {}
