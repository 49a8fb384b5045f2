package io.hindcast.engine.execution;

import io.hindcast.market.Bar;
import io.hindcast.trading.Fill;
import io.hindcast.trading.Order;
import org.jspecify.annotations.Nullable;

/**
 * Where orders go: a simulated exchange, or a broker. An order is passed on at a close, and nothing comes back from that:
 * what becomes of it is told bars later, in {@link #deliver}. A client of a broker keeps what the broker's own threads
 * report until then, so that the loop's thread alone changes the account.
 *
 * <p>The loop keeps its own book of what is open and asks no client. Each order gets these events, in this order: at most
 * one {@link Events#accepted}, any number of {@link Events#filled} and of {@link Events#updated}, and, unless they have
 * ended it, at most one {@link Events#rejected}. Any other event halts the run.
 */
public interface ExecutionClient {
    /** The reason of an order that was made smaller, or cancelled, for a later target. */
    String LESS_WANTED = "a later target wants less";

    /**
     * Passes a new order on, at the close on which it was decided. Must not wait for an answer.
     *
     * @param reduceOnly true when no fill of it may leave anything but less of the position that it meets. It is the
     *     client's to see to that: what is too much waits while other orders may still make a position that it closes,
     *     and then is rejected. A fill that does otherwise halts the run
     */
    void submit(Order order, boolean reduceOnly);

    /**
     * Passes a new order on that leads to a target position. It is the engine's own sizing, and may be cut to what can be
     * paid instead of being rejected for it.
     */
    default void submitTarget(Order order) {
        submit(order, false);
    }

    /**
     * Asks that an open order be of fewer units, at the close on which that was decided. Must not wait for an answer. The
     * order may be filled by more meanwhile, and then goes on with what was filled. A client that can't do it lets the order
     * be, as one that was never asked.
     *
     * @param quantity of the whole order from now on, what was filled of it included: it ends when that is no more than that
     * @return true when that is done, and certain; false when it may be told of later, by {@link Events#updated}
     */
    default boolean update(Order order, double quantity) {
        return false;
    }

    /**
     * Tells all that has happened to orders since the time before, oldest first. Called once a bar, before the account is
     * marked at its close and before anything is decided on it.
     *
     * @param bar that has just closed; stays as it is
     * @param quote the first quote that an order of the close before could meet; null where there is none
     * @param events to be used in this call, and in this thread, only
     */
    void deliver(Bar bar, @Nullable Quote quote, Events events);

    /** What happens to orders. Each changes the account before the next is told. */
    interface Events {
        /** The order has arrived and rests. Need not be told. */
        void accepted(long orderId);

        /**
         * A part of the order, or all of it, was filled. The order ends when nothing of it is left.
         *
         * @param fill of its order's instrument, and of at most what is open of it; its time is that of the bar on which it is told
         */
        void filled(Fill fill);

        /**
         * The order is of fewer units from now on: it was asked for by {@link ExecutionClient#update}, or no more could be
         * paid. It ends when nothing of it is left.
         *
         * @param quantity of the whole order, what was filled of it included
         * @param reason for people to read
         */
        void updated(long orderId, double quantity, String reason);

        /**
         * What is open of the order never will be filled. What was filled stays.
         *
         * @param reason for people to read
         */
        void rejected(long orderId, String reason);
    }
}
