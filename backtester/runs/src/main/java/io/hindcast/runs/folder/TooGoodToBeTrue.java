package io.hindcast.runs.folder;

import io.hindcast.engine.metrics.ForecastErrors;
import io.hindcast.engine.metrics.TradingMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Figures that nobody has honestly, or so rarely that a mistake is the likelier explanation: data that is shifted by a bar, a
 * feature that knows the outcome, a model that was trained on it.
 */
final class TooGoodToBeTrue {
    private static final long FEWEST_OUTCOMES = 100;
    private static final long FEWEST_TRADES = 20;
    private static final double SKILL = 0.1;
    private static final double IC = 0.3;
    private static final double DIRECTIONS = 0.65;
    private static final double SHARPE = 4;

    private static final String ADVICE =
            "; such figures are rarer than mistakes: look for rows that are shifted, features"
                    + " that know the outcome, and costs that were left out";

    private TooGoodToBeTrue() {}

    /** A sentence about each side that is; {@code errors} is null in a run without a model. */
    static List<String> of(@Nullable ForecastErrors errors, TradingMetrics trading) {
        List<String> findings = new ArrayList<>();
        if (errors != null && errors.count() >= FEWEST_OUTCOMES) {
            List<String> figures = new ArrayList<>();
            beyond(figures, "skill in the return %.4f, limit %.1f", errors.skillReturn(), SKILL, 1);
            beyond(figures, "IC %.4f, limit %.1f", errors.model().ic(), IC, 1);
            beyond(
                    figures,
                    "directions right %.2f%%, limit %.0f%%",
                    errors.model().directionalAccuracy(),
                    DIRECTIONS,
                    100);
            if (!figures.isEmpty()) {
                findings.add("the forecasts are too good to be true (" + String.join("; ", figures)
                        + String.format(Locale.ROOT, ", over %,d outcomes)", errors.count()) + ADVICE);
            }
        }
        double sharpe = trading.strategy().sharpe();
        long trades = trading.trading().trades();
        if (trades >= FEWEST_TRADES && sharpe > SHARPE) {
            findings.add(String.format(
                            Locale.ROOT,
                            "the trading is too good to be true (Sharpe ratio %.2f, limit %.0f, over %,d round trips)",
                            sharpe,
                            SHARPE,
                            trades)
                    + ADVICE);
        }
        return findings;
    }

    private static void beyond(List<String> figures, String text, double value, double limit, int unit) {
        if (value > limit) {
            figures.add(String.format(Locale.ROOT, text, value * unit, limit * unit));
        }
    }
}
