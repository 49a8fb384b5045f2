package io.hindcast.engine.cost;

import io.hindcast.cost.Execution;
import io.hindcast.cost.SlippageModel;
import io.hindcast.cost.SlippageModelProvider;
import io.hindcast.plugin.PartSetup;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;

/**
 * A share of the price: a buy pays {@code price * (1 + bps / 10000)}, a sell receives {@code price * (1 - bps / 10000)}.
 *
 * @param bps basis points
 */
public record BpsSlippage(double bps) implements SlippageModel {
    @Override
    public double price(Execution execution) {
        return execution.price() * (1 + execution.side().sign() * (bps / 1e4));
    }

    /** Named {@code bps}. */
    public static final class Provider implements SlippageModelProvider {
        private static final Key<Double> BPS = Key.decimal(
                        "bps", 0, 1_000, "How much worse than the market's price a fill is")
                .unit("bps")
                .byDefault(1.0);

        @Override
        public String name() {
            return "bps";
        }

        @Override
        public String description() {
            return "A share of the price; trading.slippage-bps is short for it";
        }

        @Override
        public Keys keys() {
            return Keys.of(BPS);
        }

        @Override
        public SlippageModel create(PartSetup setup) {
            return new BpsSlippage(setup.settings().get(BPS));
        }
    }
}
