package io.hindcast.runs.compare;

import io.hindcast.report.comparison.EntrantKind;
import io.hindcast.report.summary.Summary;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToDoubleBiFunction;
import org.hipparchus.stat.StatUtils;

/**
 * A row of the table, not ranked yet.
 *
 * @param entrant its label
 * @param kind what it is
 * @param descriptionOrNull of the model
 * @param parameters weights trained; empty for a reference
 * @param jobs how many seeds went in
 * @param failed how many of their jobs have failed
 * @param means over the seeds; NaN where a figure is undefined for one of them
 * @param deviations with n - 1 in the denominator; NaN with fewer than two seeds
 */
record Standing(
        String entrant,
        EntrantKind kind,
        String descriptionOrNull,
        OptionalLong parameters,
        int jobs,
        int failed,
        Map<ComparedFigure, Double> means,
        Map<ComparedFigure, Double> deviations) {

    /** The row of an entrant, from all its jobs on one symbol. */
    static Standing ofEntrant(List<JobOutcome> outcomes) {
        Job job = outcomes.getFirst().job();
        List<JobOutcome> done =
                outcomes.stream().filter(outcome -> !outcome.failed()).toList();
        return of(
                job.entrant().label(),
                job.kind(),
                outcomes,
                done,
                (figure, outcome) -> outcome.figure(figure),
                done.stream()
                        .map(outcome -> outcome.summaryOrNull().run().model())
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElse(null),
                done.stream()
                        .mapToLong(outcome ->
                                outcome.summaryOrNull().run().parameters().orElse(0))
                        .findFirst());
    }

    /**
     * The row of a reference, from any job that has its figures.
     *
     * @param kind which one; its text is the label too
     * @param figure reads a figure of the reference from a run's summary
     */
    static Standing ofReference(EntrantKind kind, JobOutcome any, ToDoubleBiFunction<ComparedFigure, Summary> figure) {
        return of(
                kind.text(),
                kind,
                List.of(),
                List.of(any),
                (each, outcome) -> figure.applyAsDouble(each, outcome.summaryOrNull()),
                null,
                OptionalLong.empty());
    }

    private static Standing of(
            String entrant,
            EntrantKind kind,
            List<JobOutcome> all,
            List<JobOutcome> done,
            ToDoubleBiFunction<ComparedFigure, JobOutcome> value,
            String description,
            OptionalLong parameters) {
        Map<ComparedFigure, Double> means = new EnumMap<>(ComparedFigure.class);
        Map<ComparedFigure, Double> deviations = new EnumMap<>(ComparedFigure.class);
        for (ComparedFigure figure : ComparedFigure.values()) {
            double[] values = done.stream()
                    .mapToDouble(outcome -> value.applyAsDouble(figure, outcome))
                    .toArray();
            means.put(figure, values.length > 0 ? StatUtils.mean(values) : Double.NaN);
            deviations.put(figure, values.length > 1 ? Math.sqrt(StatUtils.variance(values)) : Double.NaN);
        }
        return new Standing(
                entrant,
                kind,
                description,
                parameters,
                all.size(),
                all.size() - (all.isEmpty() ? 0 : done.size()),
                means,
                deviations);
    }

    double mean(ComparedFigure figure) {
        return means.get(figure);
    }
}
