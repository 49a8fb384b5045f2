package io.hindcast.engine.execution;

import io.hindcast.engine.accounting.Account;
import io.hindcast.market.Bar;
import io.hindcast.trading.Fill;
import io.hindcast.trading.Order;

/**
 * How much of an order may be filled at a price: all of it, or the largest part of it to which {@link FundsCheck} has no
 * objection. Knows no formula of costs, so that it holds for any costs by which larger fills need more.
 */
final class PayableQuantity {
    /** A smaller share of what is wanted is nothing: it would be a fill of rounding errors. */
    private static final double LEAST = 1e-9;

    private final Costs costs;
    private final FundsCheck funds;
    private final boolean wholeUnits;

    PayableQuantity(TradingSettings settings, Costs costs) {
        this.costs = costs;
        funds = new FundsCheck(settings);
        wholeUnits = settings.quantity() == TradingSettings.Quantity.WHOLE;
    }

    /**
     * Units of an order that may be filled.
     *
     * @param wanted units of it; whole ones where only these are traded
     * @param price of the market
     * @param bar as for {@link Costs#fill}
     * @param account as it is before the fill
     * @return at most what is wanted; 0 when nothing may be filled
     */
    double of(Order order, double wanted, double price, Bar bar, Account account) {
        if (allowed(order, wanted, price, bar, account)) {
            return wanted;
        }
        // What closes a position is always let through; from there on each unit more needs more.
        double enough = Math.min(wanted, OpenOrders.closable(order.side(), account.quantity()));
        double least = Math.max(enough, LEAST * wanted);
        if (!allowed(order, enough + LEAST * wanted, price, bar, account)) {
            return whole(enough);
        }
        double most = wanted;
        double payable = least;
        for (double middle = (payable + most) / 2; middle > payable && middle < most; middle = (payable + most) / 2) {
            if (allowed(order, middle, price, bar, account)) {
                payable = middle;
            } else {
                most = middle;
            }
        }
        return whole(payable);
    }

    private double whole(double units) {
        return wholeUnits ? Math.floor(units) : units;
    }

    private boolean allowed(Order order, double quantity, double price, Bar bar, Account account) {
        Fill fill = costs.fill(order, quantity, price, bar);
        return funds.objection(fill, account).isEmpty();
    }
}
