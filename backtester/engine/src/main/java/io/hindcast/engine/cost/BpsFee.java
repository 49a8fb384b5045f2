package io.hindcast.engine.cost;

import io.hindcast.cost.Execution;
import io.hindcast.cost.FeeModel;
import io.hindcast.cost.FeeModelProvider;
import io.hindcast.plugin.PartSetup;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;

/**
 * A share of the money that changes hands: {@code bps / 10000 * (quantity * price)}.
 *
 * @param bps basis points
 */
public record BpsFee(double bps) implements FeeModel {
    @Override
    public double fee(Execution execution) {
        return bps / 1e4 * execution.value();
    }

    /** Named {@code bps}. */
    public static final class Provider implements FeeModelProvider {
        private static final Key<Double> BPS = Key.decimal(
                        "bps", 0, 1_000, "What the broker takes of the money that changes hands")
                .unit("bps")
                .byDefault(1.0);

        @Override
        public String name() {
            return "bps";
        }

        @Override
        public String description() {
            return "A share of the money that changes hands; trading.fee-bps is short for it";
        }

        @Override
        public Keys keys() {
            return Keys.of(BPS);
        }

        @Override
        public FeeModel create(PartSetup setup) {
            return new BpsFee(setup.settings().get(BPS));
        }
    }
}
