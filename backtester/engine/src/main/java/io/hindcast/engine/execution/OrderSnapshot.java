package io.hindcast.engine.execution;

import io.hindcast.trading.OpenOrder;
import io.hindcast.trading.Order;

/** An open order as it was when a strategy asked for it. */
record OrderSnapshot(Order order, double filled, double left) implements OpenOrder {}
