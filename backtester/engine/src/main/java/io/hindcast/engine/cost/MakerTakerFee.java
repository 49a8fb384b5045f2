package io.hindcast.engine.cost;

import io.hindcast.cost.Execution;
import io.hindcast.cost.FeeModel;
import io.hindcast.cost.FeeModelProvider;
import io.hindcast.plugin.PartSetup;

/**
 * A share of the money that changes hands, one for whoever makes the price and one for whoever takes it.
 *
 * @param makerBps basis points; negative for a rebate
 * @param takerBps basis points
 */
record MakerTakerFee(double makerBps, double takerBps) implements FeeModel {
    @Override
    public double fee(Execution execution) {
        double bps = switch (execution.liquidity()) {
            case MAKER -> makerBps;
            case TAKER -> takerBps;
        };
        return bps / 1e4 * execution.value();
    }

    /** Named {@code maker-taker}. */
    public static final class Provider implements FeeModelProvider {
        @Override
        public String name() {
            return "maker-taker";
        }

        @Override
        public String description() {
            return "A share of the money that changes hands: one for orders that make the price, one for those that take it";
        }

        @Override
        public FeeModel create(PartSetup setup) {
            return new MakerTakerFee(
                    setup.settings().decimal("maker-bps", 1, -100, 1_000),
                    setup.settings().decimal("taker-bps", 2, 0, 1_000));
        }
    }
}
