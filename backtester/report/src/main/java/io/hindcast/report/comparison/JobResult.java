package io.hindcast.report.comparison;

import io.hindcast.report.run.Figure;
import io.hindcast.report.summary.SkillTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One training and what came of it.
 *
 * @param id its name
 * @param symbol the instrument
 * @param entrant label of the entrant
 * @param kind what the entrant is
 * @param seed as it is written
 * @param done false when it failed
 * @param error why it failed
 * @param folder its run, relative to the comparison; empty when there is none
 * @param report its page, relative to the comparison; empty when there is none
 * @param test what the test of its forecasts against persistence says, as in a run's summary; empty where there is none
 * @param pValue of that test; NaN where undefined
 * @param constant true when all its forecasts were the same
 * @param figures by their keys; NaN where undefined
 */
record JobResult(
        String id,
        String symbol,
        String entrant,
        EntrantKind kind,
        String seed,
        boolean done,
        Optional<String> error,
        Optional<String> folder,
        Optional<String> report,
        Optional<SkillTest.Answer> test,
        double pValue,
        boolean constant,
        Map<String, Double> figures) {

    JobResult {
        figures = Map.copyOf(figures);
    }

    double figure(String key) {
        return figures.getOrDefault(key, Double.NaN);
    }

    /**
     * The same without all that comes of trading.
     *
     * @param metrics that may come of it
     */
    JobResult untraded(List<Figure> metrics) {
        Map<String, Double> rest = new HashMap<>(figures);
        ComparisonFigures.TRADING.forEach(figure -> rest.put(figure.key(), Double.NaN));
        metrics.forEach(figure -> rest.put(figure.key(), Double.NaN));
        return new JobResult(
                id, symbol, entrant, kind, seed, done, error, folder, report, test, pValue, constant, rest);
    }
}
