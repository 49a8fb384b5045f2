package io.hindcast.engine.risk;

import io.hindcast.plugin.PartSetup;
import io.hindcast.risk.ProposedOrder;
import io.hindcast.risk.RiskCheck;
import io.hindcast.risk.RiskCheckProvider;
import io.hindcast.risk.RiskDecision;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;

/**
 * No order is worth more than so much money at the close of its decision, unless it reduces the position.
 *
 * @param most money
 */
record OrderValue(double most) implements RiskCheck {
    @Override
    public RiskDecision check(ProposedOrder proposed) {
        double quantity = proposed.order().quantity();
        double unit = proposed.bar().close() * proposed.order().instrument().pointValue();
        if (quantity * unit <= most || proposed.reduces()) {
            return RiskDecision.allow();
        }
        String reason = "order of " + quantity + " at " + proposed.bar().close() + " is worth more than " + most
                + " (order-value of trading.checks)";
        return RiskDecision.clamp(most / unit, reason);
    }

    /** Named {@code order-value}. */
    public static final class Provider implements RiskCheckProvider {
        private static final Key<Double> MOST = Key.decimal(
                        "most", 0.01, 1e15, "The most that an order is worth at the close of its decision")
                .byDefault(1e6);

        @Override
        public String name() {
            return "order-value";
        }

        @Override
        public String description() {
            return "No order is worth more than so much money, unless it reduces the position";
        }

        @Override
        public Keys keys() {
            return Keys.of(MOST);
        }

        @Override
        public RiskCheck create(PartSetup setup) {
            return new OrderValue(setup.settings().get(MOST));
        }
    }
}
