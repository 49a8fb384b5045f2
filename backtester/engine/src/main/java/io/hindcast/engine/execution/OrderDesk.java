package io.hindcast.engine.execution;

import io.hindcast.engine.accounting.Account;
import io.hindcast.market.Bar;
import io.hindcast.market.Instrument;
import io.hindcast.trading.Order;
import io.hindcast.trading.OrderStatus;
import io.hindcast.trading.OrderType;
import io.hindcast.trading.Orders;
import io.hindcast.trading.Side;
import io.hindcast.trading.TargetPosition;
import io.hindcast.trading.TimeInForce;

/**
 * Takes orders at a close, numbers them, and passes them on. Closed between the decisions.
 *
 * <p>Of the orders that lead to targets, those of one side alone are open at a time: a target lets what an earlier one has
 * left open go on as far as it leads to the new one, and asks the client to take back the rest. An order of the other side
 * goes out when nothing can be filled against it any more. What a target could not order yet is kept until it can be, or
 * until the strategy wants something else.
 */
final class OrderDesk implements Orders {
    /** A difference from the target below this share of the quantities that it comes from is a rounding error, not an order. */
    private static final double ROUNDING = 1e-12;

    private final Instrument instrument;
    private final Account account;
    private final ExecutionClient client;
    private final OpenOrders openOrders;
    private final TargetUnits units;
    private final RiskChecks checks;
    private final TradingListener listener;
    private final OrderUpdates updates;
    private long orders;

    @SuppressWarnings("NullAway.Init") // by open
    private Bar bar;

    private long time;
    private boolean open;
    private double fraction = Double.NaN;
    private double unreached = Double.NaN;
    private String tag = Order.NO_TAG;
    private boolean asked;

    OrderDesk(
            Instrument instrument,
            Account account,
            ExecutionClient client,
            OpenOrders openOrders,
            TargetUnits units,
            RiskChecks checks,
            TradingListener listener,
            OrderUpdates updates) {
        this.instrument = instrument;
        this.account = account;
        this.client = client;
        this.openOrders = openOrders;
        this.units = units;
        this.checks = checks;
        this.listener = listener;
        this.updates = updates;
    }

    /**
     * Takes orders from now on, at the close of a bar. The account must be marked at that close.
     *
     * @param closed must stay as it is
     */
    void open(Bar closed) {
        bar = closed;
        time = closed.closeTime();
        open = true;
        asked = false;
    }

    /** Takes no more orders until the next close. */
    void close() {
        open = false;
    }

    /** Goes on with a target of an earlier close that could not be ordered then, unless the strategy wants something else. */
    void settle() {
        if (!asked && !Double.isNaN(unreached)) {
            lead(unreached, false);
        }
    }

    /**
     * Submits the engine's own order that ends a short position whose margin is gone. Buys that are open cover their part
     * of it; sells that are open, which could make it larger, don't count, and those of a target are taken back. It reduces
     * only.
     */
    void cover() {
        keepTargets(Side.BUY, Double.POSITIVE_INFINITY);
        double held = -account.quantity();
        double missing = held - openOrders.quantity(Side.BUY);
        if (missing > ROUNDING * held) {
            submit(Side.BUY, missing, Order.NO_TAG, "margin call", OpenOrders.Origin.CLOSING);
        }
    }

    /**
     * Submits the engine's own order that ends whatever will be held when the open orders are filled, and takes back what
     * earlier targets have left open, as far as it does not lead there. It reduces only: an open order that it counts on
     * may yet be rejected, and to close what never came would open a position.
     */
    void flatten(String reason) {
        unreached = Double.NaN;
        double expected = openOrders.expectedWithoutTargets(account.quantity());
        Side side = expected > 0 ? Side.SELL : Side.BUY;
        double missing = Math.abs(expected) - keepTargets(side, Math.abs(expected));
        // Of what is held alone every unit must go; beside open orders a rounding error of adding up is no position.
        double least = openOrders.isEmpty() ? 0 : ROUNDING * Math.max(1, Math.abs(account.quantity()));
        if (missing > least) {
            submit(side, missing, Order.NO_TAG, reason, OpenOrders.Origin.CLOSING);
        }
    }

    @Override
    public long market(Instrument traded, Side side, double quantity, String orderTag) {
        requireTraded(traded);
        asked = true;
        unreached = Double.NaN;
        return submit(side, quantity, orderTag, "", OpenOrders.Origin.QUANTITY);
    }

    @Override
    public long target(TargetPosition target, String orderTag) {
        requireTraded(target.instrument());
        requireOpen();
        Order.requireTag(orderTag);
        asked = true;
        boolean drift = target.fraction() == fraction && Double.isNaN(unreached);
        fraction = target.fraction();
        tag = orderTag;
        Order probe = order(Side.BUY, 1, tag);
        double wanted = units.of(
                target, probe, bar, () -> listener.belowOneUnit(time), reason -> listener.limited(time, reason));
        return lead(wanted, drift);
    }

    /**
     * Leads to a position, as far as that can be done now.
     *
     * @param wanted units to hold, negative for short
     * @param drift true when the strategy wants the same fraction as the time before, and has got it as far as it could: a
     *     difference from what is open for it comes from the price alone, and is no order of its own
     * @return the id of a new order; 0 without one
     */
    private long lead(double wanted, boolean drift) {
        unreached = Double.NaN;
        double held = account.quantity();
        double expected = openOrders.expectedWithoutTargets(held);
        // What is expected is added up of what is held and what is open: an error of theirs is no order.
        double added =
                Math.max(Math.abs(held), Math.max(openOrders.quantity(Side.BUY), openOrders.quantity(Side.SELL)));
        double rounding = ROUNDING * Math.max(Math.abs(wanted), added);
        double difference = Math.abs(wanted - expected);
        double missing = difference <= rounding ? 0 : difference;
        Side side = wanted > expected ? Side.BUY : Side.SELL;
        double kept = keepTargets(side, missing);
        double rest = missing - kept;
        boolean waits = openOrders.hasDoubtfulTargets() || (rest > rounding && hasTargetsOfBefore());
        if (waits) {
            unreached = drift ? Double.NaN : wanted;
            return 0;
        }
        // Nothing is ordered against a strategy's own order of the other side, which may yet be rejected.
        Side other = side == Side.BUY ? Side.SELL : Side.BUY;
        double certain = side.sign() * (wanted - openOrders.expectedWithoutTargets(held, other)) - kept;
        if (rest - certain > rounding) {
            unreached = wanted;
            rest = certain;
        }
        return rest > rounding ? submit(side, rest, tag, "", OpenOrders.Origin.TARGET) : 0;
    }

    private boolean hasTargetsOfBefore() {
        return openOrders.targets().stream().anyMatch(each -> each.order().time() < time);
    }

    /**
     * Lets what earlier targets have left open go on, the oldest first, as far as it is of a side and of so many units, and
     * asks the client to take back the rest.
     *
     * @return units that go on
     */
    private double keepTargets(Side side, double units) {
        double kept = 0;
        for (OpenOrders.Open each : openOrders.targets()) {
            double going = each.going();
            double wanted = each.order().side() == side ? Math.min(going, units - kept) : 0;
            if (going - wanted > ROUNDING * each.order().quantity()) {
                shrink(each, wanted);
            }
            kept += wanted;
        }
        return kept;
    }

    private void shrink(OpenOrders.Open each, double left) {
        double quantity = each.ask(left);
        if (client.update(each.order(), quantity)) {
            long id = each.order().id();
            Order updated = openOrders.update(id, quantity);
            boolean ended = !openOrders.isOpen(id);
            OrderStatus status = ended ? OrderStatus.CANCELLED : OrderStatus.UPDATED;
            updates.decided(time, updated, status, ExecutionClient.LESS_WANTED, openOrders.left(id));
        }
    }

    private void requireTraded(Instrument traded) {
        if (!instrument.equals(traded)) {
            throw new IllegalArgumentException("this run trades " + instrument + " only: instrument=" + traded);
        }
    }

    private void requireOpen() {
        if (!open) {
            throw new IllegalStateException(
                    "orders are taken during onBar and onClose only; a strategy must not keep its"
                            + " context, and can't order in onOrder: let it remember what it was told until the next onBar");
        }
    }

    private Order order(Side side, double quantity, String orderTag) {
        return new Order(orders + 1, time, instrument, side, OrderType.MARKET, quantity, TimeInForce.GTC, orderTag);
    }

    private long submit(Side side, double quantity, String orderTag, String reason, OpenOrders.Origin origin) {
        requireOpen();
        Order wanted = order(side, quantity, orderTag);
        orders++;
        updates.decided(time, wanted, OrderStatus.SUBMITTED, reason, quantity);
        // What closes a position goes out whatever the checks would say of it.
        if (origin == OpenOrders.Origin.CLOSING) {
            pass(wanted, origin);
            return wanted.id();
        }
        RiskChecks.Approval approval = checks.approve(wanted, bar);
        Order order = approval.order();
        if (!approval.cuts().isEmpty()) {
            updates.decided(time, order, OrderStatus.UPDATED, String.join("; ", approval.cuts()), order.quantity());
        }
        approval.rejection()
                .ifPresentOrElse(
                        why -> updates.decided(time, order, OrderStatus.REJECTED, why, 0), () -> pass(order, origin));
        return wanted.id();
    }

    private void pass(Order order, OpenOrders.Origin origin) {
        openOrders.add(order, origin);
        switch (origin) {
            case TARGET -> client.submitTarget(order);
            case QUANTITY -> client.submit(order, false);
            case CLOSING -> client.submit(order, true);
        }
    }
}
