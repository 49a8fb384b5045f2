package io.hindcast.engine.execution;

import io.hindcast.cost.FeeModel;
import io.hindcast.cost.SlippageModel;
import io.hindcast.engine.cost.BpsFee;
import io.hindcast.engine.cost.BpsSlippage;
import io.hindcast.engine.plugin.ContainedFees;
import io.hindcast.engine.plugin.ContainedFills;
import io.hindcast.engine.plugin.ContainedSizer;
import io.hindcast.engine.plugin.ContainedSlippage;
import io.hindcast.engine.plugin.Watched;
import io.hindcast.risk.RiskCheck;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one trading loop trades with, none of which has seen anything.
 *
 * @param slippage how much worse than the market's price a fill is
 * @param fees what the broker takes
 * @param fills how much of an order a bar fills, and at which price
 * @param sizer turns targets into units
 * @param checks look at each order, in this order
 */
record TradingParts(
        ContainedSlippage slippage,
        ContainedFees fees,
        ContainedFills fills,
        ContainedSizer sizer,
        List<RiskCheck> checks) {
    /** Slippage and fees on top of the market's price. */
    Costs costs() {
        Optional<Double> proportion = proportion(slippage.model(), fees.model());
        return new Costs(slippage, fees, proportion.orElse(null));
    }

    /** What is watched. */
    Stream<Watched> watched() {
        return Stream.concat(
                Stream.of(slippage, fees, fills, sizer), checks.stream().map(Watched.class::cast));
    }

    /** What buying for 1 costs in all, where both are shares of the price. */
    private static Optional<Double> proportion(SlippageModel slippage, FeeModel fees) {
        return slippage instanceof BpsSlippage(double slippageBps) && fees instanceof BpsFee(double feeBps)
                ? Optional.of((1 + slippageBps / 1e4) * (1 + feeBps / 1e4))
                : Optional.empty();
    }
}
