package io.hindcast.report.comparison;

import io.hindcast.report.page.Spread;
import io.hindcast.report.run.Figure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A row of the table: what one entrant did on one symbol.
 *
 * @param label its name
 * @param kind what it is
 * @param description of the model; empty for the two references
 * @param rankReturn place by net return, 1 is best; NaN for what does not trade
 * @param rankSharpe place by Sharpe ratio
 * @param jobs seeds that went in
 * @param failed jobs that failed
 * @param figures by their keys, {@code parameters} among them
 * @param folds how its forecasts did from fold to fold; empty where there is one
 */
record EntrantResult(
        String label,
        EntrantKind kind,
        Optional<String> description,
        double rankReturn,
        double rankSharpe,
        double jobs,
        double failed,
        Map<String, Spread> figures,
        Optional<ComparisonContent.FoldSkill> folds) {

    EntrantResult {
        figures = Map.copyOf(figures);
    }

    Spread figure(String key) {
        return figures.getOrDefault(key, Spread.UNDEFINED);
    }

    /**
     * The same without all that comes of trading.
     *
     * @param metrics that may come of it
     */
    EntrantResult untraded(List<Figure> metrics) {
        Map<String, Spread> rest = new HashMap<>(figures);
        ComparisonFigures.TRADING.forEach(figure -> rest.put(figure.key(), Spread.UNDEFINED));
        metrics.forEach(figure -> rest.put(figure.key(), Spread.UNDEFINED));
        return new EntrantResult(label, kind, description, Double.NaN, Double.NaN, jobs, failed, rest, folds);
    }
}
