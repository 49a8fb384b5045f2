package io.hindcast.execution;

import io.hindcast.accounting.Account;
import io.hindcast.market.Bar;
import io.hindcast.market.Interval;
import io.hindcast.trading.Fill;
import io.hindcast.trading.Order;
import io.hindcast.trading.Side;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Fills orders at the first price that is known of the time from their arrival on, in the order of their submission. On a
 * bar that is its quote, when the order has arrived by then; else its open, when the order has arrived by then; else its
 * close. A bar opens an interval before its close, and not before the bar before has closed.
 *
 * <p>An order that reduces only is filled as far as there is a position for it to close. The rest waits while an earlier
 * order of the other side is open that does not reduce only, and so may make one; then it is rejected.
 */
final class SimulatedExchange implements ExecutionClient {
    private final FillModel fillModel;
    private final RiskCheck riskCheck;
    private final Account account;
    private final VolumeShare volume;
    private final long latency;
    private final long interval;
    private final List<Resting> resting = new ArrayList<>();
    /** Sides of the orders that this bar has left open and that may make a position. */
    private final Set<Side> openSides = EnumSet.noneOf(Side.class);

    private long previousClose;

    private static final class Resting {
        private final Order order;
        private final boolean reduceOnly;
        private final long arrival;
        private double left;
        private boolean arrived;

        private Resting(Order order, boolean reduceOnly, long latency) {
            this.order = order;
            this.reduceOnly = reduceOnly;
            arrival = order.time() + latency;
            left = order.quantity();
            arrived = latency == 0;
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
    SimulatedExchange(TradingSettings settings, RiskCheck riskCheck, Account account, Interval interval) {
        this.riskCheck = riskCheck;
        this.account = account;
        fillModel = FillModel.atMarket(SlippageModel.bps(settings.slippageBps()), FeeModel.bps(settings.feeBps()));
        volume = new VolumeShare(
                settings.execution().maxVolumeShare(), settings.quantity() == TradingSettings.Quantity.WHOLE);
        latency = settings.execution().latency().toNanos();
        this.interval = interval.duration().toNanos();
    }

    @Override
    public void submit(Order order, boolean reduceOnly) {
        resting.add(new Resting(order, reduceOnly, latency));
    }

    @Override
    public void deliver(Bar bar, Quote quoteOrNull, Events events) {
        if (!resting.isEmpty()) {
            long open = Math.max(previousClose, bar.closeTime() - interval);
            volume.begin(bar.volume());
            openSides.clear();
            // Orders arrive in the order of their ids, so that these prices are met in the order of time.
            resting.removeIf(each -> {
                boolean ended = ends(each, bar, quoteOrNull, open, events);
                if (!ended && !each.reduceOnly) {
                    openSides.add(each.order.side());
                }
                return ended;
            });
        }
        previousClose = bar.closeTime();
    }

    /** Lets an order meet a bar; true when it does not rest any longer. */
    private boolean ends(Resting each, Bar bar, Quote quoteOrNull, long open, Events events) {
        if (each.arrival > bar.closeTime()) {
            return false;
        }
        if (!each.arrived) {
            each.arrived = true;
            events.accepted(each.order.id());
        }
        if (endsForNothingToClose(each, events)) {
            return true;
        }
        Optional<String> objection = riskCheck.objection(each.order);
        double wanted = each.reduceOnly ? Math.min(each.left, closable(each)) : each.left;
        double quantity = volume.available(each.order.side(), wanted);
        if (objection.isEmpty() && quantity <= 0) {
            return false;
        }
        if (wanted - quantity <= OpenOrders.ROUNDING * each.order.quantity()) {
            quantity = wanted;
        }
        Fill fill = fillModel.fill(each.order, quantity, price(each, bar, quoteOrNull, open), bar.closeTime());
        if (objection.isEmpty()) {
            objection = riskCheck.objection(fill, account);
        }
        if (objection.isPresent()) {
            events.rejected(each.order.id(), objection.get());
            return true;
        }
        volume.take(each.order.side(), quantity);
        each.left -= quantity;
        events.filled(fill);
        return each.done() || endsForNothingToClose(each, events);
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

    private static double price(Resting each, Bar bar, Quote quoteOrNull, long open) {
        if (quoteOrNull != null && each.arrival <= quoteOrNull.time()) {
            return quoteOrNull.price(each.order.side());
        }
        return each.arrival <= open ? bar.open() : bar.close();
    }
}
