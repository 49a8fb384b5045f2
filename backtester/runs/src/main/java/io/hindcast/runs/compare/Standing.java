package io.hindcast.runs.compare;

import io.hindcast.report.comparison.ComparisonContent;
import io.hindcast.report.comparison.EntrantKind;
import io.hindcast.report.page.Spread;
import io.hindcast.report.summary.MetricFigure;
import io.hindcast.report.summary.Summary;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.hipparchus.stat.StatUtils;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table, not ranked yet.
 *
 * @param entrant its label
 * @param kind what it is
 * @param description of the model; empty for a reference, and when no job of it is done
 * @param parameters weights trained; empty for a reference
 * @param jobs how many seeds went in
 * @param failed how many of their jobs have failed
 * @param means over the seeds; NaN where a figure is undefined for one of them
 * @param deviations with n - 1 in the denominator; NaN with fewer than two seeds
 * @param metrics the same of what the config asks for beside these figures, by its name; empty for a reference
 * @param folds how its forecasts did from fold to fold; empty for a reference and where there is one
 */
public record Standing(
        String entrant,
        EntrantKind kind,
        Optional<String> description,
        Optional<Long> parameters,
        int jobs,
        int failed,
        Map<ComparedFigure, Double> means,
        Map<ComparedFigure, Double> deviations,
        Map<String, Spread> metrics,
        Optional<ComparisonContent.FoldSkill> folds) {

    /** The row of an entrant, from all its jobs on one symbol. */
    static Standing ofEntrant(List<JobOutcome> outcomes) {
        ComparedRun job = outcomes.getFirst().job();
        List<JobOutcome> done =
                outcomes.stream().filter(outcome -> !outcome.failed()).toList();
        return of(
                job.entrant().label(),
                job.kind(),
                outcomes,
                done,
                (figure, outcome) -> outcome.figure(figure),
                done.stream()
                        .flatMap(outcome -> outcome.summary().stream())
                        .flatMap(summary -> summary.run().model().stream())
                        .findFirst()
                        .orElse(null),
                done.stream()
                        .flatMap(outcome -> outcome.summary().stream())
                        .map(summary -> summary.run().parameters().orElse(0))
                        .findFirst()
                        .orElse(null));
    }

    /**
     * The row of a reference, from any job that has its figures.
     *
     * @param kind what it is, which is its label too
     * @param figure reads a figure of the reference from a run's summary
     */
    static Standing ofReference(EntrantKind kind, JobOutcome any, ToDoubleBiFunction<ComparedFigure, Summary> figure) {
        return of(
                kind.text(),
                kind,
                List.of(),
                List.of(any),
                (each, outcome) -> figure.applyAsDouble(each, outcome.summary().orElseThrow()),
                null,
                null);
    }

    private static Standing of(
            String entrant,
            EntrantKind kind,
            List<JobOutcome> all,
            List<JobOutcome> done,
            ToDoubleBiFunction<ComparedFigure, JobOutcome> value,
            @Nullable String description,
            @Nullable Long parameters) {
        Map<ComparedFigure, Double> means = new EnumMap<>(ComparedFigure.class);
        Map<ComparedFigure, Double> deviations = new EnumMap<>(ComparedFigure.class);
        for (ComparedFigure figure : ComparedFigure.values()) {
            double[] values = done.stream()
                    .mapToDouble(outcome -> value.applyAsDouble(figure, outcome))
                    .toArray();
            Spread spread = spread(values);
            means.put(figure, spread.mean());
            deviations.put(figure, spread.sd());
        }
        return new Standing(
                entrant,
                kind,
                Optional.ofNullable(description),
                Optional.ofNullable(parameters),
                all.size(),
                all.size() - (all.isEmpty() ? 0 : done.size()),
                means,
                deviations,
                all.isEmpty() ? Map.of() : metrics(done),
                all.isEmpty() ? Optional.empty() : folds(done));
    }

    private static Optional<ComparisonContent.FoldSkill> folds(List<JobOutcome> done) {
        List<double[]> seeds = done.stream()
                .map(JobOutcome::skillOfFolds)
                .filter(skills -> skills.length > 0)
                .toList();
        if (seeds.isEmpty()) {
            return Optional.empty();
        }
        double[] folds = IntStream.range(0, seeds.getFirst().length)
                .mapToDouble(fold -> seeds.stream()
                        .mapToDouble(skills -> skills[fold])
                        .average()
                        .orElseThrow())
                .toArray();
        int positive = (int) Arrays.stream(folds).filter(skill -> skill > 0).count();
        return Optional.of(new ComparisonContent.FoldSkill(folds.length, positive, spread(folds)));
    }

    private static Map<String, Spread> metrics(List<JobOutcome> done) {
        Map<String, Spread> spreads = new LinkedHashMap<>();
        done.stream()
                .flatMap(outcome -> outcome.metrics().stream())
                .map(MetricFigure::name)
                .distinct()
                .forEach(name -> spreads.put(
                        name,
                        spread(done.stream()
                                .mapToDouble(outcome -> outcome.metric(name))
                                .toArray())));
        return spreads;
    }

    private static Spread spread(double[] values) {
        return new Spread(
                values.length > 0 ? StatUtils.mean(values) : Double.NaN,
                values.length > 1 ? Math.sqrt(StatUtils.variance(values)) : Double.NaN);
    }

    double mean(ComparedFigure figure) {
        return means.getOrDefault(figure, Double.NaN);
    }

    double deviation(ComparedFigure figure) {
        return deviations.getOrDefault(figure, Double.NaN);
    }
}
