package io.hindcast.report.summary;

import java.util.OptionalDouble;

/**
 * What trading cost: the section {@code costs}.
 *
 * @param initialCash money
 * @param slippageBps basis points of the price
 * @param feeBps basis points of the fill's value
 */
public record CostSection(OptionalDouble initialCash, OptionalDouble slippageBps, OptionalDouble feeBps) {
    /** True when trading cost nothing. */
    public boolean free() {
        return slippageBps.orElse(Double.NaN) == 0 && feeBps.orElse(Double.NaN) == 0;
    }
}
