package io.hindcast.engine.execution;

import io.hindcast.engine.accounting.Account;
import io.hindcast.market.Bar;
import io.hindcast.sizing.PositionSizer;
import io.hindcast.sizing.SizingContext;
import io.hindcast.trading.Fill;
import io.hindcast.trading.Order;
import io.hindcast.trading.Side;
import io.hindcast.trading.TargetPosition;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Turns a target into units: what the sizer gives for it at the last close, where that can be paid at that close, costs
 * included; else the most that can be. A target of which nothing can be paid stays as it is, so that its order is rejected
 * with the reason.
 */
final class TargetUnits {
    private final PositionSizer sizer;
    private final boolean wholeUnits;
    private final Costs costs;
    private final FundsCheck funds;
    private final PayableQuantity payable;
    private final Account account;

    /**
     * @param sizer has seen no bar
     * @param account that pays; read only, and marked at the last close when units are asked for
     */
    TargetUnits(TradingSettings settings, PositionSizer sizer, Costs costs, Account account) {
        this.account = account;
        this.sizer = sizer;
        this.costs = costs;
        wholeUnits = settings.quantity() == TradingSettings.Quantity.WHOLE;
        funds = new FundsCheck(settings);
        payable = new PayableQuantity(settings, costs);
    }

    /** Shows the sizer a bar that has closed, which must stay as it is. */
    void onBar(Bar bar) {
        sizer.onBar(bar);
    }

    /**
     * Units to hold for a target.
     *
     * @param like an order of the close at which the target is wanted
     * @param bar that has closed
     * @param belowOneUnit told when the target is worth less than one whole unit
     * @param limited told when {@code trading.limits.position} made the target smaller, and with which figures
     */
    double of(TargetPosition target, Order like, Bar bar, Runnable belowOneUnit, Consumer<String> limited) {
        // Without equity there is nothing to hold a position with; its sign would turn the target round.
        double sized = account.equity() > 0
                ? sizer.units(new SizingContext(target, like.instrument(), account.equity(), account.price()))
                : 0;
        double wanted = wholeUnits ? towardsZero(sized) : sized;
        if (wanted == 0 && sized != 0) {
            belowOneUnit.run();
        }
        double held = account.quantity();
        double missing = Math.abs(wanted - held);
        if (missing == 0) {
            return wanted;
        }
        Order order = order(like, wanted > held ? Side.BUY : Side.SELL, missing);
        double possible = payable.of(order, missing, account.price(), bar, account);
        if (possible == missing || possible == 0) {
            return wanted;
        }
        Fill fill = costs.fill(order, missing, account.price(), bar);
        Optional<String> limit = funds.beyondLimit(fill, account);
        limit.ifPresent(limited);
        return held + order.side().sign() * possible;
    }

    private static double towardsZero(double units) {
        return units < 0 ? Math.ceil(units) : Math.floor(units);
    }

    private static Order order(Order like, Side side, double quantity) {
        return new Order(like.id(), like.time(), like.instrument(), side, like.type(), quantity, like.timeInForce());
    }
}
