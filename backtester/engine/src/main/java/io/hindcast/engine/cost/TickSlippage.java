package io.hindcast.engine.cost;

import io.hindcast.cost.Execution;
import io.hindcast.cost.SlippageModel;
import io.hindcast.cost.SlippageModelProvider;
import io.hindcast.market.Instrument;
import io.hindcast.plugin.PartSetup;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;

/**
 * So many of the instrument's ticks: a buy pays {@code price + ticks * tick}, a sell receives {@code price - ticks * tick},
 * and never less than {@link SoldForSomething}.
 *
 * @param ticks how many
 */
record TickSlippage(double ticks) implements SlippageModel {
    @Override
    public double price(Execution execution) {
        double tick = execution.instrument().tick().orElseThrow();
        return SoldForSomething.floor(
                execution, execution.price() + execution.side().sign() * (ticks * tick));
    }

    /** Named {@code ticks}. */
    public static final class Provider implements SlippageModelProvider {
        private static final Key<Double> TICKS = Key.decimal(
                        "ticks", 0, 1_000, "How much worse than the market's price a fill is")
                .unit("ticks")
                .byDefault(1.0);

        @Override
        public String name() {
            return "ticks";
        }

        @Override
        public String description() {
            return "A number of the instrument's ticks";
        }

        @Override
        public Keys keys() {
            return Keys.of(TICKS);
        }

        @Override
        public SlippageModel create(PartSetup setup) {
            for (Instrument instrument : setup.instruments()) {
                if (instrument.tick().isEmpty()) {
                    throw setup.settings()
                            .invalid(
                                    "name",
                                    "slippage in ticks needs the tick of " + instrument
                                            + ", which is not known; say it with hindcast data set QUEUE tick=0.01, or"
                                            + " choose other slippage, such as bps");
                }
            }
            return new TickSlippage(setup.settings().get(TICKS));
        }
    }
}
