package io.hindcast.engine.execution;

import io.hindcast.engine.accounting.Account;
import io.hindcast.market.Bar;
import io.hindcast.risk.ProposedOrder;
import io.hindcast.risk.RiskCheck;
import io.hindcast.risk.RiskDecision;
import io.hindcast.trading.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks the run's checks about an order, one after the other: each sees what those before have left of it. */
final class RiskChecks {
    private final List<RiskCheck> checks;
    private final boolean wholeUnits;
    private final Account account;

    /**
     * What may go out.
     *
     * @param order as it may go out, or as it was when it was rejected
     * @param cuts why it was made smaller, a reason for each check that did so
     * @param rejection why nothing of it may go out; empty when it may
     */
    record Approval(Order order, List<String> cuts, Optional<String> rejection) {}

    RiskChecks(List<RiskCheck> checks, TradingSettings settings, Account account) {
        this.checks = checks;
        this.wholeUnits = settings.quantity() == TradingSettings.Quantity.WHOLE;
        this.account = account;
    }

    /** @param bar at whose close the order was decided, which must stay as it is */
    Approval approve(Order wanted, Bar bar) {
        Order order = wanted;
        List<String> cuts = new ArrayList<>();
        for (RiskCheck check : checks) {
            switch (check.check(new ProposedOrder(order, bar, account))) {
                case RiskDecision.Allow _ -> {
                    continue;
                }
                case RiskDecision.Reject reject -> {
                    return new Approval(order, cuts, Optional.of(reject.reason()));
                }
                case RiskDecision.Clamp clamp -> {
                    double quantity = wholeUnits ? Math.floor(clamp.quantity()) : clamp.quantity();
                    if (quantity == 0) {
                        return new Approval(order, cuts, Optional.of(clamp.reason() + "; that leaves no whole unit"));
                    }
                    if (quantity < order.quantity()) {
                        order = order.withQuantity(quantity);
                        cuts.add(clamp.reason());
                    }
                }
            }
        }
        return new Approval(order, cuts, Optional.empty());
    }
}
