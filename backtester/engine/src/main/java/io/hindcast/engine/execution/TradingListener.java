package io.hindcast.engine.execution;

import io.hindcast.engine.accounting.Trade;
import io.hindcast.trading.Fill;
import io.hindcast.trading.Order;
import io.hindcast.trading.OrderStatus;

/**
 * Told of everything that trading does, in the order in which it happens. On a bar, for each change of an open order:
 * {@link #order} and, when it was filled or a part of it, {@link #fill} and the {@link #trade}s that it ended; then {@link
 * #order} for each one that was decided at the close; then {@link #equity}. All times are close times of bars, in nanoseconds since
 * 1970-01-01T00:00Z.
 */
public interface TradingListener {
    /**
     * An order has changed.
     *
     * @param time of the bar on which it changed
     * @param order as it is since the change
     * @param reason why it was rejected, updated or cancelled, or why the engine submitted it, which then reduces only;
     *     empty when there is nothing to explain
     */
    void order(long time, Order order, OrderStatus status, String reason);

    /** An order was filled, or a part of it; the account has changed already. */
    void fill(Fill fill);

    /** A round trip has ended. */
    void trade(Trade trade);

    /**
     * A limit forbids to decide at the close of this bar; told on each bar on which it does.
     *
     * @param time of the bar
     * @param reason which limit, and what went beyond it
     */
    default void halted(long time, String reason) {}

    /**
     * A limit has made a target smaller at the close of this bar.
     *
     * @param time of the bar
     * @param reason which limit, with the figures
     */
    default void limited(long time, String reason) {}

    /** At the close of this bar a target was worth less than one whole unit, so that nothing is held for it. */
    default void belowOneUnit(long time) {}

    /** At the close of this bar equity no longer carries the short position: the engine covers it. */
    default void marginCalled(long time) {}

    /** A strategy has recorded a value at the close of this bar. */
    default void recorded(RecordedValue value) {}

    /**
     * A bar is done.
     *
     * @param time of the bar
     * @param cash money on the account
     * @param positionValue units held x close
     * @param equity {@code cash + positionValue}
     * @param benchmarkEquity money that buy and hold would have
     * @param exposure {@code positionValue / equity}; 0 without a position, NaN with one and no positive equity
     */
    void equity(long time, double cash, double positionValue, double equity, double benchmarkEquity, double exposure);
}
