package io.hindcast.engine.execution;

import io.hindcast.engine.accounting.Account;
import io.hindcast.engine.accounting.ConservationCheck;
import io.hindcast.engine.accounting.RoundTrips;
import io.hindcast.market.Bar;
import io.hindcast.trading.Fill;
import io.hindcast.trading.Order;
import io.hindcast.trading.OrderStatus;

/** Takes what an execution client tells into the books, during its call only, and tells it on: the listener, then the strategy. */
final class Bookkeeping implements ExecutionClient.Events {
    private final Account account;
    private final Costs costs;
    private final ConservationCheck conservation;
    private final OpenOrders openOrders;
    private final RoundTrips roundTrips;
    private final TradingListener listener;
    private final OrderUpdates updates;
    private boolean open;
    private long time;

    @SuppressWarnings("NullAway.Init") // by open
    private Bar bar;

    private long barNumber;

    Bookkeeping(Account account, Costs costs, OpenOrders openOrders, TradingListener listener, OrderUpdates updates) {
        this.account = account;
        this.costs = costs;
        this.openOrders = openOrders;
        this.listener = listener;
        this.updates = updates;
        conservation = new ConservationCheck(account);
        roundTrips = new RoundTrips(account.pointValue(), listener::trade);
    }

    /**
     * Lets the client tell.
     *
     * @param now the bar on which it tells; must stay as it is
     * @param number of the bar, counted from any bar
     */
    void open(Bar now, long number) {
        open = true;
        bar = now;
        time = now.closeTime();
        barNumber = number;
    }

    void close() {
        open = false;
    }

    /** Marks the account at a close, and proves that its equity is explained. */
    void mark(double price) {
        account.mark(price);
        conservation.afterMark(time);
    }

    private void requireOpen() {
        if (!open) {
            throw new IllegalStateException("an execution client tells of orders during its deliver only");
        }
    }

    @Override
    public void accepted(long orderId) {
        requireOpen();
        Order order = openOrders.accept(orderId);
        updates.matched(time, order, OrderStatus.ACCEPTED, "", openOrders.left(orderId));
    }

    @Override
    public void filled(Fill fill) {
        requireOpen();
        Order order = openOrders.require(fill, time, account.quantity());
        account.apply(fill);
        conservation.afterFill(fill);
        costs.filled(fill, bar);
        OrderStatus status = openOrders.fill(fill) ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED;
        listener.order(fill.time(), order, status, "");
        listener.fill(fill);
        roundTrips.add(fill, barNumber);
        updates.filled(fill, order, status, openOrders.left(fill.orderId()));
    }

    @Override
    public void updated(long orderId, double quantity, String reason) {
        requireOpen();
        Order order = openOrders.update(orderId, quantity);
        boolean ended = !openOrders.isOpen(orderId);
        updates.matched(
                time, order, ended ? OrderStatus.CANCELLED : OrderStatus.UPDATED, reason, openOrders.left(orderId));
    }

    @Override
    public void rejected(long orderId, String reason) {
        requireOpen();
        updates.matched(time, openOrders.reject(orderId), OrderStatus.REJECTED, reason, 0);
    }
}
