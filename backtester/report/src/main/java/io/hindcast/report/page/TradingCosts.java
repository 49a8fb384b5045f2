package io.hindcast.report.page;

import io.hindcast.report.summary.CostSection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What trading cost, in words. */
public final class TradingCosts {
    private TradingCosts() {}

    /** Slippage, fee and initial cash, and what else the config names of how orders are sized, checked and filled. */
    public static String of(CostSection costs) {
        Map<String, String> parts = new LinkedHashMap<>(costs.parts().orElse(Map.of()));
        String slippage = Objects.requireNonNullElseGet(
                parts.remove("slippage"), () -> bps(costs.slippageBps().orElse(Double.NaN)));
        String fees = Objects.requireNonNullElseGet(
                parts.remove("fees"), () -> bps(costs.feeBps().orElse(Double.NaN)));
        StringBuilder text = new StringBuilder("slippage " + slippage + ", fee " + fees + "; initial cash "
                + FigureFormat.MONEY.format(costs.initialCash().orElse(Double.NaN)));
        parts.forEach((key, part) -> text.append("; ").append(key).append(' ').append(part));
        return text.toString();
    }

    private static String bps(double bps) {
        return Double.isNaN(bps) ? FigureFormat.UNDEFINED : FigureFormat.UNITS.format(bps) + " bps";
    }
}
