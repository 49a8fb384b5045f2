package io.hindcast.engine.execution;

import io.hindcast.engine.accounting.Account;
import io.hindcast.market.EpochNanos;
import io.hindcast.market.Instrument;
import io.hindcast.trading.Fill;
import io.hindcast.trading.OpenOrder;
import io.hindcast.trading.Order;
import io.hindcast.trading.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What has been submitted and is neither filled nor rejected, as far as the loop has been told. Holds nothing else, and
 * refuses what can't have happened.
 */
final class OpenOrders {
    /** A rest below this share of its order is a rounding error of adding up fills. */
    static final double ROUNDING = 1e-12;

    private final Instrument instrument;
    private final List<Open> orders = new ArrayList<>();

    /** Why an order was submitted, which decides what may become of it. */
    enum Origin {
        /** A strategy wanted to trade a quantity. */
        QUANTITY,
        /** A strategy wanted to hold a position: a later target replaces what is open of it. */
        TARGET,
        /** The engine closes a position: its fills may only leave less of the one that they meet. */
        CLOSING
    }

    /** An order that is open. */
    static final class Open {
        private final Origin origin;
        private Order order;
        private double filled;
        private double left;
        /** What the client was asked to let the whole order be. */
        private double asked;

        private boolean accepted;

        private Open(Order order, Origin origin) {
            this.order = order;
            this.origin = origin;
            left = order.quantity();
            asked = left;
        }

        Order order() {
            return order;
        }

        /** Units that are not filled yet, less those that the client was asked to take back. */
        double going() {
            return Math.clamp(asked - filled, 0, left);
        }

        /**
         * Notes that the client is asked to let the order be smaller.
         *
         * @param units that may be filled yet
         * @return what the whole order is to be
         */
        double ask(double units) {
            asked = filled + units;
            return asked;
        }

        private boolean doubtful() {
            return left - going() > ROUNDING * order.quantity();
        }

        private boolean reduceOnly() {
            return origin == Origin.CLOSING;
        }
    }

    OpenOrders(Instrument instrument) {
        this.instrument = instrument;
    }

    void add(Order order, Origin origin) {
        orders.add(new Open(order, origin));
    }

    /** Orders that lead to a target, oldest first. */
    List<Open> targets() {
        return orders.stream().filter(each -> each.origin == Origin.TARGET).toList();
    }

    /** True when more may be filled of an order that leads to a target than the client was asked to let it be. */
    boolean hasDoubtfulTargets() {
        return targets().stream().anyMatch(Open::doubtful);
    }

    /** Units of a position that an order of this side can close. */
    static double closable(Side side, double held) {
        return Math.max(0, -side.sign() * held);
    }

    boolean isEmpty() {
        return orders.isEmpty();
    }

    /**
     * Units that will be held when the open orders, but for those that lead to a target, are filled in the order of their
     * submission, each that reduces only as far as it finds a position to close.
     *
     * @param held units held now, negative when short
     */
    double expectedWithoutTargets(double held) {
        return expected(held, open -> open.origin != Origin.TARGET);
    }

    /**
     * The same without what a strategy has ordered on one side, which may be rejected yet: the engine's own orders alone
     * are certain to close what they find.
     */
    double expectedWithoutTargets(double held, Side rejected) {
        return expected(
                held,
                open -> open.origin == Origin.CLOSING
                        || (open.origin == Origin.QUANTITY && open.order.side() != rejected));
    }

    private double expected(double held, Predicate<Open> counts) {
        double sum = 0;
        for (Open open : orders) {
            if (!counts.test(open)) {
                continue;
            }
            Side side = open.order.side();
            double units = open.left;
            if (open.reduceOnly()) {
                double closable = closable(side, held + sum);
                units = units - closable > ROUNDING * open.order.quantity() ? closable : units;
            }
            sum += side.sign() * units;
        }
        return held + sum;
    }

    /** Units that open orders of one side will trade. */
    double quantity(Side side) {
        double sum = 0;
        for (Open open : orders) {
            sum += open.order.side() == side ? open.left : 0;
        }
        return sum;
    }

    /**
     * An order has arrived.
     *
     * @throws IllegalStateException when it is not open, or that was told before
     */
    Order accept(long orderId) {
        Open open = open("the acknowledgement", orderId);
        if (open.accepted || open.left != open.order.quantity()) {
            throw new IllegalStateException("the execution client acknowledges order " + orderId
                    + ", which was acknowledged or filled before; an order is acknowledged once");
        }
        open.accepted = true;
        return open.order;
    }

    /**
     * What is open of an order is gone.
     *
     * @throws IllegalStateException when it is not open
     */
    Order reject(long orderId) {
        Open open = open("the rejection", orderId);
        orders.remove(open);
        return open.order;
    }

    /**
     * The order that a fill belongs to.
     *
     * @param time of the bar on which it is told
     * @param held units held before it, negative when short
     * @throws IllegalStateException when the order is not open, or can't have been filled so
     */
    Order require(Fill fill, long time, double held) {
        Open open = open("a fill", fill.orderId());
        boolean same =
                fill.instrument().equals(instrument) && fill.instrument().pointValue() == instrument.pointValue();
        if (!same || fill.side() != open.order.side()) {
            throw impossible(fill, "is a " + open.order.side() + " of " + instrument);
        }
        // Of the order, because what is left of it comes from subtracting its fills. Written so that NaN fails too.
        if (!(fill.quantity() > 0 && fill.quantity() <= open.left + ROUNDING * open.order.quantity())) {
            throw impossible(fill, "has " + open.left + " left of " + open.order.quantity());
        }
        if (!(fill.price() > 0 && fill.price() < Double.POSITIVE_INFINITY)
                || !(fill.referencePrice() > 0 && fill.referencePrice() < Double.POSITIVE_INFINITY)
                || !Double.isFinite(fill.fee())) {
            throw impossible(fill, "needs prices above 0 and a fee, all finite");
        }
        if (fill.time() != time || open.order.time() >= time) {
            throw impossible(
                    fill,
                    "was submitted at " + EpochNanos.toInstant(open.order.time()) + " and is told of on the bar of "
                            + EpochNanos.toInstant(time));
        }
        double after = Account.quantityAfter(held, fill.signedQuantity());
        if (open.reduceOnly() && (after * held < 0 || Math.abs(after) >= Math.abs(held))) {
            throw impossible(
                    fill,
                    "may only reduce the position, and the fill would turn one of " + held + " into one of " + after);
        }
        return open.order;
    }

    /**
     * An order has become smaller.
     *
     * @param quantity of the whole order now, what was filled of it included
     * @return the order as it is now; as it was before when nothing is left of it, so that it has ended
     * @throws IllegalStateException when it is not open, or that is not less than it was, or less than was filled of it
     */
    Order update(long orderId, double quantity) {
        Open open = open("an update", orderId);
        // Written so that NaN fails too.
        if (!(quantity < open.order.quantity() && quantity >= open.filled * (1 - ROUNDING))) {
            throw new IllegalStateException("the execution client tells that order " + orderId + " is of " + quantity
                    + " from now on, of " + open.order.quantity() + " before and " + open.filled
                    + " filled; an update makes an order smaller, and what was filled stays");
        }
        if (quantity - open.filled <= ROUNDING * open.order.quantity()) {
            orders.remove(open);
            return open.order;
        }
        open.order = open.order.withQuantity(quantity);
        open.asked = Math.min(open.asked, quantity);
        open.left = Math.max(0, quantity - open.filled);
        return open.order;
    }

    /** True when an order can still be filled. */
    boolean isOpen(long orderId) {
        return orders.stream().anyMatch(each -> each.order.id() == orderId);
    }

    /** Units that may be filled yet of an order; 0 when it is not open. */
    double left(long orderId) {
        for (Open open : orders) {
            if (open.order.id() == orderId) {
                return open.left;
            }
        }
        return 0;
    }

    /** All that is open, oldest first, as it is now. */
    List<OpenOrder> snapshot() {
        return orders.stream()
                .<OpenOrder>map(open -> new OrderSnapshot(open.order, open.filled, open.left))
                .toList();
    }

    /** Takes a fill off its order; false when there is something left of it. */
    boolean fill(Fill fill) {
        Open open = open("a fill", fill.orderId());
        open.filled += fill.quantity();
        open.left -= fill.quantity();
        boolean done = open.left <= ROUNDING * open.order.quantity();
        if (done) {
            orders.remove(open);
        }
        return done;
    }

    private Open open(String event, long orderId) {
        for (Open open : orders) {
            if (open.order.id() == orderId) {
                return open;
            }
        }
        throw new IllegalStateException("the execution client tells of " + event + " of order " + orderId
                + ", which is not open: it was never submitted, or was filled or rejected before");
    }

    private static IllegalStateException impossible(Fill fill, String order) {
        return new IllegalStateException(
                "the execution client tells of an impossible fill: " + fill + "; its order " + order);
    }
}
