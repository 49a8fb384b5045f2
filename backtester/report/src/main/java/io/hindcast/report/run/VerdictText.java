package io.hindcast.report.run;

import io.hindcast.forecast.ForecastTarget;
import io.hindcast.report.page.FigureFormat;
import io.hindcast.report.summary.ForecastFigures;
import io.hindcast.report.summary.SkillTest;
import io.hindcast.report.summary.StrategyFigures;
import io.hindcast.report.summary.Summary;
import java.util.Locale;

/** What the figures say, in one sentence that flatters nobody. */
final class VerdictText {
    private VerdictText() {}

    /** Compares the strategy with buy and hold, and its forecasts with persistence. */
    static String of(Summary summary) {
        return money(summary)
                + summary.forecast().map(forecast -> "; " + forecast(forecast)).orElse("") + ".";
    }

    private static String money(Summary summary) {
        StrategyFigures figures = summary.figures();
        String earned = FigureFormat.PERCENT.format(figures.strategy().totalReturn());
        String hold =
                "against " + FigureFormat.PERCENT.format(figures.benchmark().totalReturn()) + " for buy and hold";
        if (figures.trading().fills() == 0) {
            return "The strategy never traded" + Setbacks.clause(summary) + " and returned " + earned + " " + hold;
        }
        return (summary.costs().free() ? "With trading free of any cost" : "After costs") + " the strategy returned "
                + earned + " " + hold + Setbacks.clause(summary);
    }

    private static String forecast(ForecastFigures forecast) {
        boolean ofPrice = forecast.target() == ForecastTarget.CLOSE;
        double skill = ofPrice ? forecast.skillPrice() : forecast.skillReturn();
        String unit = ofPrice ? "price" : "return";
        if (Double.isNaN(skill)) {
            return "too few of its forecasts have an outcome to compare them with persistence";
        }
        String shown = "skill " + FigureFormat.COEFFICIENT.format(skill) + " in the " + unit;
        if (forecast.constant().orElse(false)) {
            return "its forecast was the same " + unit + " on every bar, a constant (" + shown
                    + " against persistence)";
        }
        return forecast.test()
                .map(test -> tested(test, shown))
                .orElse("whether its forecasts differ from persistence by more than chance this run does not say ("
                        + shown + ")");
    }

    private static String tested(SkillTest test, String skill) {
        String shown = Double.isNaN(test.pValue()) ? skill : skill + ", p " + probability(test.pValue());
        return switch (test.answer()) {
            case BETTER -> "its forecasts were better than persistence out of sample (" + shown + ")";
            case WORSE -> "its forecasts were worse than persistence out of sample (" + shown + ")";
            case NO_BETTER_THAN_CHANCE ->
                "its forecasts were no better than chance against persistence out of sample (" + shown + ")";
            case CANNOT_TELL ->
                "whether its forecasts differ from persistence by more than chance can't be told (" + shown + ", "
                        + FigureFormat.COUNT.format((double) test.count())
                        + (test.count() == 1 ? " outcome)" : " outcomes)");
        };
    }

    /** Three decimals, as p-values are given. */
    private static String probability(double p) {
        return p < 0.001 ? "below 0.001" : String.format(Locale.ROOT, "%.3f", p);
    }
}
