package io.hindcast.runs.folder;

import io.hindcast.engine.execution.TradingSettings;
import io.hindcast.engine.metrics.TradeStatistics;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Trading that cost nothing, by models of fees and slippage whose settings don't show it. */
final class FreeFills {
    private FreeFills() {}

    /** A sentence, or none: where the bps themselves are zero, {@link TradingSettings#warnings} has said it before. */
    static List<String> of(TradeStatistics trading, TradingSettings settings) {
        OptionalDouble zero = OptionalDouble.of(0);
        boolean said = settings.parts().slippageBps().equals(zero)
                && settings.parts().feeBps().equals(zero);
        double costs = trading.totalFees() + trading.totalSlippage();
        if (said || trading.fills() == 0 || costs > 0) {
            return List.of();
        }
        return List.of(String.format(
                Locale.ROOT,
                "All %,d fills together cost nothing (fees %,.2f, slippage %,.2f): no market is free, and the results"
                        + " are better than any that could be had; see trading.fees and trading.slippage.",
                trading.fills(),
                trading.totalFees(),
                trading.totalSlippage()));
    }
}
