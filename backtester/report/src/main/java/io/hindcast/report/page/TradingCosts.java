package io.hindcast.report.page;

import io.hindcast.report.files.JsonDocument;

/** What trading cost, from the section {@code costs}. */
public final class TradingCosts {
    private TradingCosts() {}

    /** Slippage, fee and initial cash. */
    public static String of(JsonDocument json) {
        return "slippage " + bps(json, "costs.slippage_bps") + ", fee " + bps(json, "costs.fee_bps") + "; initial cash "
                + FigureFormat.MONEY.format(json.optionalNumber("costs.initial_cash"));
    }

    /** True when trading cost nothing. */
    public static boolean free(JsonDocument json) {
        return json.optionalNumber("costs.slippage_bps") == 0 && json.optionalNumber("costs.fee_bps") == 0;
    }

    private static String bps(JsonDocument json, String path) {
        double value = json.optionalNumber(path);
        return Double.isNaN(value) ? FigureFormat.UNDEFINED : FigureFormat.UNITS.format(value) + " bps";
    }
}
