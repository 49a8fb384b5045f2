package io.hindcast.engine.execution;

import io.hindcast.cost.FillModel;
import io.hindcast.cost.FillRequest;
import io.hindcast.engine.accounting.Account;
import io.hindcast.market.Bar;
import io.hindcast.market.Interval;
import io.hindcast.trading.Fill;
import io.hindcast.trading.Order;
import io.hindcast.trading.Side;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fills orders at the first price that is known of the time from their arrival on, in the order of their submission. On a
 * bar that is its quote, when the order has arrived by then; else its open, when the order has arrived by then; else its
 * close. A bar opens an interval before its close, and not before the bar before has closed.
 *
 * <p>An order that reduces only is filled as far as there is a position for it to close. The rest waits while an earlier
 * order of the other side is open that does not reduce only, and so may make one; then it is rejected.
 *
 * <p>An order that leads to a target and can't be paid is cut to what can be; any other is rejected. A wish to make an order
 * smaller takes as long to arrive as an order, and finds what is left of it by then.
 */
final class SimulatedExchange implements ExecutionClient {
    private final FillModel fillModel;
    private final Costs costs;
    private final FundsCheck funds;
    private final boolean wholeUnits;
    private final PayableQuantity payable;
    private final Account account;
    private final VolumeShare volume;
    private final long latency;
    private final long interval;
    private final List<Resting> resting = new ArrayList<>();
    /** Sides of the orders that this bar has left open and that may make a position. */
    private final Set<Side> openSides = EnumSet.noneOf(Side.class);

    private long previousClose;

    /** A wish to make an order smaller, on its way. */
    private record Update(long arrival, double quantity) {}

    private static final class Resting {
        private final boolean reduceOnly;
        private final boolean cuttable;
        private final long arrival;
        private final Deque<Update> updates = new ArrayDeque<>();
        private Order order;
        private double filled;
        private double left;
        private boolean arrived;

        private Resting(Order order, boolean reduceOnly, boolean cuttable, long latency) {
            this.order = order;
            this.reduceOnly = reduceOnly;
            this.cuttable = cuttable;
            arrival = order.time() + latency;
            left = order.quantity();
            arrived = latency == 0;
        }

        /** Lets the whole order be of a quantity, or of what was filled of it where that is more. */
        private double shrink(double quantity) {
            double whole = Math.max(quantity, filled);
            double rest = whole - filled;
            // A rounding error of the order as it was: who keeps its books measures by that, too.
            left = rest <= OpenOrders.ROUNDING * order.quantity() ? 0 : rest;
            if (left > 0) {
                order = order.withQuantity(whole);
            }
            return whole;
        }

        /** True when no more than a rounding error is left of it. */
        private boolean done() {
            return left <= OpenOrders.ROUNDING * order.quantity();
        }
    }

    /**
     * An exchange without orders.
     *
     * @param account that pays; read only
     * @param interval of the bars
     */
    SimulatedExchange(TradingSettings settings, FillModel fillModel, Costs costs, Account account, Interval interval) {
        this.fillModel = fillModel;
        this.costs = costs;
        this.account = account;
        funds = new FundsCheck(settings);
        payable = new PayableQuantity(settings, costs);
        wholeUnits = settings.quantity() == TradingSettings.Quantity.WHOLE;
        volume = new VolumeShare(settings.execution().maxVolumeShare(), wholeUnits);
        latency = settings.execution().latency().toNanos();
        this.interval = interval.duration().toNanos();
    }

    @Override
    public void submit(Order order, boolean reduceOnly) {
        resting.add(new Resting(order, reduceOnly, false, latency));
    }

    @Override
    public void submitTarget(Order order) {
        resting.add(new Resting(order, false, true, latency));
    }

    @Override
    public boolean update(Order order, double quantity) {
        for (Resting each : resting) {
            if (each.order.id() == order.id()) {
                if (latency > 0) {
                    each.updates.add(new Update(previousClose + latency, quantity));
                    return false;
                }
                each.shrink(quantity);
                resting.removeIf(Resting::done);
                return true;
            }
        }
        return false;
    }

    @Override
    public void deliver(Bar bar, @Nullable Quote quote, Events events) {
        if (!resting.isEmpty()) {
            long open = Math.max(previousClose, bar.closeTime() - interval);
            volume.begin(bar.volume());
            openSides.clear();
            // Orders arrive in the order of their ids, so that these prices are met in the order of time.
            resting.removeIf(each -> {
                boolean ended = ends(each, bar, quote, open, events);
                if (!ended && !each.reduceOnly) {
                    openSides.add(each.order.side());
                }
                return ended;
            });
        }
        previousClose = bar.closeTime();
    }

    /** Lets an order meet a bar; true when it does not rest any longer. */
    private boolean ends(Resting each, Bar bar, @Nullable Quote quote, long open, Events events) {
        if (endsByUpdate(each, each.arrival <= open ? open : bar.closeTime(), events)) {
            return true;
        }
        return (each.arrival <= bar.closeTime() && endsByMatching(each, bar, quote, open, events))
                || endsByUpdate(each, bar.closeTime(), events);
    }

    /** Makes an order as small as was wished by a time; true when nothing is left of it. */
    private static boolean endsByUpdate(Resting each, long time, Events events) {
        while (!each.updates.isEmpty() && each.updates.peek().arrival <= time) {
            double before = each.order.quantity();
            double quantity = each.shrink(each.updates.remove().quantity);
            if (quantity < before) {
                events.updated(each.order.id(), quantity, LESS_WANTED);
            }
            if (each.done()) {
                return true;
            }
        }
        return false;
    }

    private boolean endsByMatching(Resting each, Bar bar, @Nullable Quote quote, long open, Events events) {
        if (!each.arrived) {
            each.arrived = true;
            events.accepted(each.order.id());
        }
        if (endsForNothingToClose(each, events)) {
            return true;
        }
        Optional<String> never = funds.objection(each.order);
        if (never.isPresent()) {
            events.rejected(each.order.id(), never.get());
            return true;
        }
        double wanted = each.reduceOnly ? Math.min(each.left, closable(each)) : each.left;
        FillModel.Match match = match(each, wanted, bar, price(each, bar, quote, open));
        double quantity = match.quantity();
        if (quantity <= 0) {
            return false;
        }
        double price = match.price();
        Fill fill = costs.fill(each.order, quantity, price, bar);
        Optional<String> objection = funds.objection(fill, account);
        if (objection.isPresent()) {
            double possible = each.cuttable ? payable.of(each.order, quantity, price, bar, account) : 0;
            if (possible > OpenOrders.ROUNDING * each.order.quantity()) {
                events.updated(each.order.id(), each.shrink(each.filled + possible), objection.get());
                quantity = possible;
                fill = costs.fill(each.order, quantity, price, bar);
                objection = Optional.empty();
            }
        }
        if (objection.isPresent()) {
            events.rejected(each.order.id(), objection.get());
            return true;
        }
        volume.take(each.order.side(), quantity);
        each.filled += quantity;
        each.left -= quantity;
        events.filled(fill);
        return each.done() || endsForNothingToClose(each, events);
    }

    /** What the bar has for an order: not more than its share of the volume. */
    private FillModel.Match match(Resting each, double wanted, Bar bar, double first) {
        double available = volume.available(each.order.side(), wanted);
        if (available <= 0) {
            return new FillModel.Match(0, first);
        }
        boolean all = wanted - available <= OpenOrders.ROUNDING * each.order.quantity();
        double most = all ? wanted : available;
        FillModel.Match match = fillModel.match(new FillRequest(each.order, most, first, bar));
        return wholeUnits && match.quantity() < most
                ? new FillModel.Match(Math.floor(match.quantity()), match.price())
                : match;
    }

    private boolean endsForNothingToClose(Resting each, Events events) {
        boolean ends = each.reduceOnly
                && closable(each) == 0
                && !openSides.contains(each.order.side() == Side.BUY ? Side.SELL : Side.BUY);
        if (ends) {
            events.rejected(each.order.id(), "nothing left to close");
        }
        return ends;
    }

    private double closable(Resting each) {
        return OpenOrders.closable(each.order.side(), account.quantity());
    }

    private static double price(Resting each, Bar bar, @Nullable Quote quote, long open) {
        if (quote != null && each.arrival <= quote.time()) {
            return quote.price(each.order.side());
        }
        return each.arrival <= open ? bar.open() : bar.close();
    }
}
