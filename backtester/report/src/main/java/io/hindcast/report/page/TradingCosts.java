package io.hindcast.report.page;

import io.hindcast.report.summary.CostSection;
import java.util.OptionalDouble;

/** What trading cost, in words. */
public final class TradingCosts {
    private TradingCosts() {}

    /** Slippage, fee and initial cash. */
    public static String of(CostSection costs) {
        return "slippage " + bps(costs.slippageBps()) + ", fee " + bps(costs.feeBps()) + "; initial cash "
                + FigureFormat.MONEY.format(costs.initialCash().orElse(Double.NaN));
    }

    private static String bps(OptionalDouble value) {
        double bps = value.orElse(Double.NaN);
        return Double.isNaN(bps) ? FigureFormat.UNDEFINED : FigureFormat.UNITS.format(bps) + " bps";
    }
}
