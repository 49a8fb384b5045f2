package io.hindcast.engine.cost;

import io.hindcast.cost.Execution;
import io.hindcast.cost.SlippageModel;
import io.hindcast.cost.SlippageModelProvider;
import io.hindcast.plugin.PartSetup;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;

/**
 * Grows with the square root of the part that a fill has of its bar's volume: {@code bps * sqrt(quantity / volume)} basis
 * points of the price (the square-root law of market impact: Almgren, Thum, Hauptmann and Li, Direct estimation of equity
 * market impact, 2005, whose exponent is 0.6; Toth et al., Anomalous price impact, Phys. Rev. X 1, 2011). A bar without
 * volume counts as one that the fill makes alone. A sell never receives less than {@link SoldForSomething}.
 *
 * @param bps basis points for all of a bar's volume
 */
record ParticipationSlippage(double bps) implements SlippageModel {
    @Override
    public double price(Execution execution) {
        double volume = execution.bar().volume();
        double participation = volume > 0 ? execution.quantity() / volume : 1;
        double share = bps / 1e4 * Math.sqrt(participation);
        return SoldForSomething.floor(
                execution, execution.price() * (1 + execution.side().sign() * share));
    }

    /** Named {@code participation}. */
    public static final class Provider implements SlippageModelProvider {
        private static final Key<Double> BPS = Key.decimal(
                        "bps", 0, 10_000, "How much worse than the market's price a fill of all of its bar's volume is")
                .unit("bps")
                .byDefault(100.0);

        @Override
        public String name() {
            return "participation";
        }

        @Override
        public String description() {
            return "Grows with the square root of a fill's part of its bar's volume";
        }

        @Override
        public Keys keys() {
            return Keys.of(BPS);
        }

        @Override
        public SlippageModel create(PartSetup setup) {
            return new ParticipationSlippage(setup.settings().get(BPS));
        }
    }
}
