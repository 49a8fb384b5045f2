package io.hindcast.engine.cost;

import io.hindcast.cost.Execution;
import io.hindcast.cost.FeeModel;
import io.hindcast.cost.FeeModelProvider;
import io.hindcast.plugin.PartSetup;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;

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
        private static final Key<Double> MAKER_BPS = Key.decimal(
                        "maker-bps",
                        -100,
                        1_000,
                        "For an order that makes the price, as a limit order does; negative for a rebate")
                .unit("bps")
                .byDefault(1.0);
        private static final Key<Double> TAKER_BPS = Key.decimal(
                        "taker-bps", 0, 1_000, "For an order that takes the price, as a market order does")
                .unit("bps")
                .byDefault(2.0);

        @Override
        public String name() {
            return "maker-taker";
        }

        @Override
        public String description() {
            return "A share of the money that changes hands: one for orders that make the price, one for those that take it";
        }

        @Override
        public Keys keys() {
            return Keys.of(MAKER_BPS, TAKER_BPS);
        }

        @Override
        public FeeModel create(PartSetup setup) {
            return new MakerTakerFee(
                    setup.settings().get(MAKER_BPS), setup.settings().get(TAKER_BPS));
        }
    }
}
