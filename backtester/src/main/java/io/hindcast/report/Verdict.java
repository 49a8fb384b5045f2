package io.hindcast.report;

import io.hindcast.report.page.FigureFormat;
import io.hindcast.report.page.TradingCosts;
import java.util.Locale;

/** What the figures say, in one sentence that flatters nobody. */
final class Verdict {
    private Verdict() {}

    /** Compares the strategy with buy and hold, and its forecasts with persistence. */
    static String of(Summary summary) {
        return money(summary) + (summary.hasForecast() ? "; " + forecast(summary) : "") + ".";
    }

    private static String money(Summary summary) {
        String hold = "against " + percent(summary, "benchmark.total_return") + " for buy and hold";
        if (summary.number("trading.fills") == 0) {
            return "The strategy never traded" + Setbacks.clause(summary) + " and returned "
                    + percent(summary, "strategy.total_return") + " " + hold;
        }
        return (TradingCosts.free(summary.json()) ? "With trading free of any cost" : "After costs")
                + " the strategy returned " + percent(summary, "strategy.total_return") + " " + hold
                + Setbacks.clause(summary);
    }

    private static String forecast(Summary summary) {
        boolean ofPrice =
                summary.text("forecast.target").toLowerCase(Locale.ROOT).equals("close");
        double skill = summary.number(ofPrice ? "forecast.skill_price" : "forecast.skill_return");
        String unit = ofPrice ? "price" : "return";
        if (Double.isNaN(skill)) {
            return "too few of its forecasts have an outcome to compare them with persistence";
        }
        String shown = FigureFormat.COEFFICIENT.format(skill);
        String comparison = switch ((int) Math.signum(Double.parseDouble(shown.replace(",", "")))) {
            case 1 -> "better than";
            case -1 -> "worse than";
            default -> "no better than";
        };
        return "its forecasts were " + comparison + " persistence out of sample (skill " + shown + " in the " + unit
                + ")";
    }

    private static String percent(Summary summary, String path) {
        return FigureFormat.PERCENT.format(summary.number(path));
    }
}
