package io.hindcast.cost;

import io.hindcast.market.Bar;
import io.hindcast.trading.Order;

/**
 * An order that meets a bar. Made by the engine.
 *
 * @param order submitted at the close of an earlier bar
 * @param quantity units that may be filled: what is left of the order, and of the bar's volume where a run limits its share
 * @param price the first of the market from the order's arrival on: without latency the open
 * @param bar that it meets; a copy that may be kept
 */
public record FillRequest(Order order, double quantity, double price, Bar bar) {}
