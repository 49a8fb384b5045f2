package io.hindcast.report.run;

import com.fasterxml.jackson.databind.JsonNode;
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
        String shown = "skill " + FigureFormat.COEFFICIENT.format(skill) + " in the " + unit;
        if (summary.optional("forecast.constant").map(JsonNode::asBoolean).orElse(false)) {
            return "its forecast was the same " + unit + " on every bar, a constant (" + shown
                    + " against persistence)";
        }
        double p = summary.optionalNumber("forecast.test.p_value");
        if (!Double.isNaN(p)) {
            shown += ", p " + probability(p);
        }
        return switch (summary.optionalText("forecast.test.answer").orElse("")) {
            case "better" -> "its forecasts were better than persistence out of sample (" + shown + ")";
            case "worse" -> "its forecasts were worse than persistence out of sample (" + shown + ")";
            case "no-better-than-chance" ->
                "its forecasts were no better than chance against persistence out of sample (" + shown + ")";
            case "cannot-tell" ->
                "whether its forecasts differ from persistence by more than chance can't be told (" + shown + ", "
                        + FigureFormat.COUNT.format(summary.optionalNumber("forecast.test.count"))
                        + (summary.optionalNumber("forecast.test.count") == 1 ? " outcome)" : " outcomes)");
            default ->
                "whether its forecasts differ from persistence by more than chance this run does not say (" + shown
                        + ")";
        };
    }

    /** Three decimals, as p-values are given. */
    private static String probability(double p) {
        return p < 0.001 ? "below 0.001" : String.format(Locale.ROOT, "%.3f", p);
    }

    private static String percent(Summary summary, String path) {
        return FigureFormat.PERCENT.format(summary.number(path));
    }
}
