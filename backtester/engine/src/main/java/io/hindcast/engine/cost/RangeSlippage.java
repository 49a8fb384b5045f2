package io.hindcast.engine.cost;

import io.hindcast.cost.Execution;
import io.hindcast.cost.SlippageModel;
import io.hindcast.cost.SlippageModelProvider;
import io.hindcast.plugin.PartSetup;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;

/**
 * A share of the range of the bar on which an order is filled: a buy pays {@code price + share * (high - low)}, a sell
 * receives {@code price - share * (high - low)}, and never less than {@link SoldForSomething}.
 *
 * @param share from 0 to 1
 */
record RangeSlippage(double share) implements SlippageModel {
    @Override
    public double price(Execution execution) {
        double range = execution.bar().high() - execution.bar().low();
        return SoldForSomething.floor(
                execution, execution.price() + execution.side().sign() * (share * range));
    }

    /** Named {@code range}. */
    public static final class Provider implements SlippageModelProvider {
        private static final Key<Double> SHARE = Key.decimal(
                        "share",
                        0,
                        1,
                        "The part of the range of the fill's bar that a fill is worse than the market's price")
                .byDefault(0.1);

        @Override
        public String name() {
            return "range";
        }

        @Override
        public String description() {
            return "A share of the range of the bar on which an order is filled";
        }

        @Override
        public Keys keys() {
            return Keys.of(SHARE);
        }

        @Override
        public SlippageModel create(PartSetup setup) {
            return new RangeSlippage(setup.settings().get(SHARE));
        }
    }
}
