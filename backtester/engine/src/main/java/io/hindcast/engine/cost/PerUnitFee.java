package io.hindcast.engine.cost;

import io.hindcast.cost.Execution;
import io.hindcast.cost.FeeModel;
import io.hindcast.cost.FeeModelProvider;
import io.hindcast.plugin.PartSetup;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;

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
        private static final Key<Double> FEE =
                Key.decimal("fee", 0, 1e6, "Money a unit").byDefault(0.005);
        private static final Key<Double> MINIMUM =
                Key.decimal("minimum", 0, 1e6, "Least money a fill").byDefault(0.0);
        private static final Key<Double> MAXIMUM_BPS = Key.decimal(
                        "maximum-bps", 0, 10_000, "Most of the money that changes hands")
                .unit("bps")
                .byDefault(10_000.0);

        @Override
        public String name() {
            return "per-unit";
        }

        @Override
        public String description() {
            return "So much money a unit, with a minimum a fill and a maximum in basis points";
        }

        @Override
        public Keys keys() {
            return Keys.of(FEE, MINIMUM, MAXIMUM_BPS);
        }

        @Override
        public FeeModel create(PartSetup setup) {
            return new PerUnitFee(
                    setup.settings().get(FEE),
                    setup.settings().get(MINIMUM),
                    setup.settings().get(MAXIMUM_BPS));
        }
    }
}
