package io.hindcast.report.summary;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What trading cost: the section {@code costs}.
 *
 * @param initialCash money
 * @param slippageBps basis points of the price; empty where slippage is of another kind
 * @param feeBps basis points of the fill's value; empty where fees are of another kind
 * @param parts what the config names of slippage, fees, fills, sizing and checks, with its settings, by the key that names it
 */
public record CostSection(
        OptionalDouble initialCash,
        OptionalDouble slippageBps,
        OptionalDouble feeBps,
        Optional<Map<String, String>> parts) {
    /** True when trading cost nothing. */
    public boolean free() {
        return slippageBps.orElse(Double.NaN) == 0 && feeBps.orElse(Double.NaN) == 0;
    }
}
