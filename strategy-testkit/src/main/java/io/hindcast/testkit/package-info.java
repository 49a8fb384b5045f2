/**
 * A market for the tests of a strategy: hand-made bars flow in, pass the loop that a backtest trades with, and the orders,
 * fills and money that the strategy makes of them flow out.
 */
@NullMarked
package io.hindcast.testkit;

import org.jspecify.annotations.NullMarked;
