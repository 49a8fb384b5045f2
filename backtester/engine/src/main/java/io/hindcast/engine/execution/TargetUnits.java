package io.hindcast.engine.execution;

import io.hindcast.cost.FillModel;
import io.hindcast.engine.accounting.Account;
import io.hindcast.trading.Fill;
import io.hindcast.trading.Order;
import io.hindcast.trading.PositionSizer;
import io.hindcast.trading.Side;
import io.hindcast.trading.TargetPosition;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Turns a target into units: its fraction of equity at the last close, where that can be paid at that close, costs
 * included; else the most that can be. A target of which nothing can be paid stays as it is, so that its order is rejected
 * with the reason.
 */
final class TargetUnits {
    private final PositionSizer sizer;
    private final FillModel fillModel;
    private final RiskCheck riskCheck;
    private final PayableQuantity payable;
    private final Account account;

    /** @param account that pays; read only, and marked at the last close when units are asked for */
    TargetUnits(TradingSettings settings, Account account) {
        this.account = account;
        sizer = settings.quantity().sizer();
        fillModel = settings.fillModel();
        riskCheck = new RiskCheck(settings);
        payable = new PayableQuantity(settings);
    }

    /**
     * Units to hold for a target.
     *
     * @param like an order of the close at which the target is wanted
     * @param belowOneUnit told when the target is worth less than one whole unit
     * @param limited told when {@code trading.limits.position} made the target smaller, and with which figures
     */
    double of(TargetPosition target, Order like, Runnable belowOneUnit, Consumer<String> limited) {
        // Without equity there is nothing to hold a position with; its sign would turn the target round.
        double wanted = account.equity() > 0
                ? sizer.units(target, account.equity(), account.price() * account.pointValue())
                : 0;
        if (wanted == 0 && target.fraction() != 0 && account.equity() > 0) {
            belowOneUnit.run();
        }
        double held = account.quantity();
        double missing = Math.abs(wanted - held);
        if (missing == 0) {
            return wanted;
        }
        Order order = order(like, wanted > held ? Side.BUY : Side.SELL, missing);
        double possible = payable.of(order, missing, account.price(), account);
        if (possible == missing || possible == 0) {
            return wanted;
        }
        Fill fill = fillModel.fill(order, missing, account.price(), order.time());
        Optional<String> limit = riskCheck.beyondLimit(fill, account);
        limit.ifPresent(limited);
        return held + order.side().sign() * possible;
    }

    private static Order order(Order like, Side side, double quantity) {
        return new Order(like.id(), like.time(), like.instrument(), side, like.type(), quantity, like.timeInForce());
    }
}
