package io.hindcast.engine.cost;

import io.hindcast.cost.Execution;
import io.hindcast.cost.FeeModel;
import io.hindcast.cost.FeeModelProvider;
import io.hindcast.plugin.PartSetup;

/**
 * So much a unit, at least so much a fill, and at most a share of the money that changes hands: {@code min(max(fee * quantity,
 * minimum), maximum-bps / 10000 * (quantity * price))}.
 *
 * @param fee money a unit
 * @param minimum money a fill
 * @param maximumBps basis points of the money that changes hands
 */
record PerUnitFee(double fee, double minimum, double maximumBps) implements FeeModel {
    @Override
    public double fee(Execution execution) {
        double usual = Math.max(fee * execution.quantity(), minimum);
        return Math.min(usual, maximumBps / 1e4 * execution.value());
    }

    /** Named {@code per-unit}. */
    public static final class Provider implements FeeModelProvider {
        @Override
        public String name() {
            return "per-unit";
        }

        @Override
        public String description() {
            return "So much money a unit, with a minimum a fill and a maximum in basis points";
        }

        @Override
        public FeeModel create(PartSetup setup) {
            return new PerUnitFee(
                    setup.settings().decimal("fee", 0.005, 0, 1e6),
                    setup.settings().decimal("minimum", 0, 0, 1e6),
                    setup.settings().decimal("maximum-bps", 10_000, 0, 10_000));
        }
    }
}
