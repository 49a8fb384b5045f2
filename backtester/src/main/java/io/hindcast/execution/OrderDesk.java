package io.hindcast.execution;

import io.hindcast.accounting.Account;
import io.hindcast.market.Bar;
import io.hindcast.market.Instrument;
import io.hindcast.trading.Order;
import io.hindcast.trading.OrderType;
import io.hindcast.trading.Orders;
import io.hindcast.trading.PositionSizer;
import io.hindcast.trading.Side;
import io.hindcast.trading.TargetPosition;
import io.hindcast.trading.TimeInForce;

/** Takes orders at a close, numbers them, and passes them on. Closed between the decisions. */
final class OrderDesk implements Orders {
    /** A difference from the target below this share of it is a rounding error, not an order. */
    private static final double ROUNDING = 1e-12;

    private final Instrument instrument;
    private final Account account;
    private final ExecutionClient client;
    private final OpenOrders openOrders;
    private final PositionSizer sizer;
    private final TradingListener listener;
    private long orders;
    private long time;
    private boolean open;

    OrderDesk(
            Instrument instrument,
            Account account,
            ExecutionClient client,
            OpenOrders openOrders,
            PositionSizer sizer,
            TradingListener listener) {
        this.instrument = instrument;
        this.account = account;
        this.client = client;
        this.openOrders = openOrders;
        this.sizer = sizer;
        this.listener = listener;
    }

    /** Takes orders from now on, at the close of this bar. The account must be marked at that close. */
    void open(Bar bar) {
        time = bar.closeTime();
        open = true;
    }

    /** Takes no more orders until the next close. */
    void close() {
        open = false;
    }

    /**
     * Submits the engine's own order that ends a short position whose margin is gone. Buys that are open cover their part
     * of it; sells that are open, which could make it larger, don't count. It reduces only.
     */
    void cover() {
        double held = -account.quantity();
        double missing = held - openOrders.quantity(Side.BUY);
        if (missing > ROUNDING * held) {
            submit(Side.BUY, missing, "margin call", true);
        }
    }

    /**
     * Submits the engine's own order that ends whatever will be held when the open orders are filled. It reduces only: an
     * open order that it counts on may yet be rejected, and to close what never came would open a position.
     */
    void flatten(String reason) {
        double expected = expected();
        // Of what is held alone every unit must go; beside open orders a rounding error of adding up is no position.
        double least = openOrders.isEmpty() ? 0 : ROUNDING * Math.max(1, Math.abs(account.quantity()));
        if (Math.abs(expected) > least) {
            submit(expected > 0 ? Side.SELL : Side.BUY, Math.abs(expected), reason, true);
        }
    }

    /** Units that will be held when the open orders are filled. */
    private double expected() {
        return openOrders.expected(account.quantity());
    }

    @Override
    public long market(Instrument traded, Side side, double quantity) {
        requireTraded(traded);
        return submit(side, quantity, "", false);
    }

    @Override
    public long target(TargetPosition target) {
        requireTraded(target.instrument());
        // Without equity there is nothing to hold a position with; its sign would turn the target round.
        double units = account.equity() > 0 ? sizer.units(target, account.equity(), account.price()) : 0;
        double expected = expected();
        double missing = units - expected;
        if (Math.abs(missing) <= ROUNDING * Math.max(Math.abs(units), Math.abs(expected))) {
            return 0;
        }
        return submit(missing > 0 ? Side.BUY : Side.SELL, Math.abs(missing), "", false);
    }

    private void requireTraded(Instrument traded) {
        if (!instrument.equals(traded)) {
            throw new IllegalArgumentException("this run trades " + instrument + " only: instrument=" + traded);
        }
    }

    private long submit(Side side, double quantity, String reason, boolean reduceOnly) {
        if (!open) {
            throw new IllegalStateException("orders are taken during onBar only; a strategy must not keep its context");
        }
        Order order = new Order(orders + 1, time, instrument, side, OrderType.MARKET, quantity, TimeInForce.GTC);
        orders++;
        openOrders.add(order, reduceOnly);
        client.submit(order, reduceOnly);
        listener.order(time, order, OrderStatus.SUBMITTED, reason);
        return order.id();
    }
}
