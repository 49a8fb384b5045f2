package io.hindcast.runs.compare;

import io.hindcast.report.comparison.EntrantKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Entrants and references of one symbol, ranked. */
final class Standings {
    private final List<Standing> rows;

    private Standings(List<Standing> rows) {
        this.rows = rows;
    }

    /** From all jobs of one symbol. */
    static Standings of(List<JobOutcome> outcomes) {
        Map<String, List<JobOutcome>> entrants = outcomes.stream()
                .collect(Collectors.groupingBy(
                        outcome -> outcome.job().entrant().label(), LinkedHashMap::new, Collectors.toList()));
        List<Standing> rows = new ArrayList<>();
        entrants.values().forEach(jobs -> rows.add(Standing.ofEntrant(jobs)));
        outcomes.stream()
                .filter(JobOutcome::traded)
                .findFirst()
                .ifPresent(any ->
                        rows.add(Standing.ofReference(EntrantKind.BUY_AND_HOLD, any, ComparedFigure::ofBuyAndHold)));
        outcomes.stream()
                .filter(outcome -> !outcome.failed())
                .findFirst()
                .ifPresent(any ->
                        rows.add(Standing.ofReference(EntrantKind.PERSISTENCE, any, ComparedFigure::ofPersistence)));
        return new Standings(rows);
    }

    /** Best first: by return, then by Sharpe; what doesn't trade follows in its order. */
    List<Standing> rows() {
        return rows.stream()
                .sorted(Comparator.comparingInt((Standing row) ->
                                rank(row, ComparedFigure.TOTAL_RETURN).orElse(Integer.MAX_VALUE))
                        .thenComparingInt(
                                row -> rank(row, ComparedFigure.SHARPE).orElse(Integer.MAX_VALUE)))
                .toList();
    }

    /** Place by the mean of a figure, 1 for the largest; equal means share a place. Empty where it is undefined. */
    OptionalInt rank(Standing row, ComparedFigure figure) {
        if (Double.isNaN(row.mean(figure))) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(1
                + (int) rows.stream()
                        .filter(other -> other.mean(figure) > row.mean(figure))
                        .count());
    }
}
