package io.hindcast.runs.folder;

import io.hindcast.engine.metrics.ForecastErrors;
import io.hindcast.engine.metrics.Performance;
import io.hindcast.engine.seeds.OfSeeds;
import io.hindcast.engine.split.Segment;
import io.hindcast.forecast.EpochResult;
import io.hindcast.forecast.FittedModel;
import io.hindcast.report.summary.EvaluationSection;
import io.hindcast.runs.config.EvaluationSettings;
import io.hindcast.runs.config.RunPlan;
import io.hindcast.runs.models.TrainingFindings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Makes the section {@code evaluation} of a summary. */
final class RunEvaluation {
    private final RunPlan plan;
    private final List<? extends FittedModel> models;
    private final RunFigures figures;
    private final SegmentRanges ranges;

    /** @param models in the order of the folds; empty in a run without one */
    RunEvaluation(RunPlan plan, List<? extends FittedModel> models, RunFigures figures, SegmentRanges ranges) {
        this.plan = plan;
        this.models = models;
        this.figures = figures;
        this.ranges = ranges;
    }

    /**
     * Empty in a run of one fold and one seed that keeps nothing aside and has nothing beside it.
     *
     * @param settings null in a run that does not share its bars out
     */
    Optional<EvaluationSection> section(@Nullable EvaluationSettings settings, RunParts parts) {
        // A path of cross-validation learns from bars on both sides: its folds are told of by the run beside which it
        // stands.
        boolean several = plan.folds().size() > 1 && plan.learnsBefore();
        if (settings == null || (!several && parts.isEmpty())) {
            return Optional.empty();
        }
        List<EvaluationSection.Fold> folds = new ArrayList<>();
        if (several) {
            for (int i = 0; i < plan.folds().size(); i++) {
                folds.add(fold(i));
            }
        }
        return Optional.of(new EvaluationSection(
                settings.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                settings.purgeBars(),
                folds,
                parts.seeds().isEmpty() ? Optional.empty() : Optional.of(parts.seeds()),
                parts.paths(),
                parts.holdout()));
    }

    private EvaluationSection.Fold fold(int i) {
        RunPlan.FoldTimes fold = plan.folds().get(i);
        int number = fold.number();
        Optional<FittedModel> model = i < models.size() ? Optional.of(models.get(i)) : Optional.empty();
        List<FittedModel> parts = model.map(OfSeeds::parts).orElse(List.of());
        Optional<ForecastErrors> errors = figures.folds().errors(number);
        Performance strategy = figures.folds().strategy(number);
        return new EvaluationSection.Fold(
                number,
                ranges.span(number, Segment.TRAIN),
                ranges.span(number, Segment.VALIDATION),
                ranges.span(number, Segment.TEST),
                model.map(each -> OptionalLong.of(each.training().size())).orElse(OptionalLong.empty()),
                best(parts, EpochResult::epoch),
                best(parts, EpochResult::trainLoss),
                best(parts, EpochResult::validationLoss),
                model.map(FittedModel::constantLoss)
                        .filter(Double::isFinite)
                        .map(OptionalDouble::of)
                        .orElse(OptionalDouble.empty()),
                errors.map(ForecastErrors::count).orElse(0L),
                errors.map(each -> each.model().rmseReturn()).orElse(Double.NaN),
                errors.map(each -> each.model().directionalAccuracy()).orElse(Double.NaN),
                errors.map(ForecastErrors::skillPrice).orElse(Double.NaN),
                errors.map(ForecastErrors::skillReturn).orElse(Double.NaN),
                strategy.totalReturn(),
                figures.folds().benchmark(number).totalReturn(),
                strategy.sharpe());
    }

    /** Of the epoch whose weights were kept, the mean over seeds. */
    private static OptionalDouble best(List<FittedModel> parts, ToDoubleFunction<EpochResult> figure) {
        return parts.stream()
                .flatMap(each -> TrainingFindings.best(each).stream())
                .mapToDouble(figure)
                .average();
    }
}
