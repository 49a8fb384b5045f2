/**
 * The trading stage. Bars and forecasts flow in, one bar at a time; orders, fills, trades, recorded values and equity flow
 * out to a {@link io.hindcast.engine.execution.TradingListener}. On each bar the {@link
 * io.hindcast.engine.execution.ExecutionClient} tells what has become of orders, and the strategy is told; then the account
 * is marked at the close, then the strategy decides, then its new orders go out and it is told what they led to at once: a
 * decision never meets a price of its own past.
 */
@NullMarked
package io.hindcast.engine.execution;

import org.jspecify.annotations.NullMarked;
