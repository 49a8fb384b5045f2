package io.hindcast.report.summary;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How the models of a run were judged: the section {@code evaluation}, of a run with more than one fold or more than one seed, or
 * with bars that are kept aside.
 *
 * @param kind {@code holdout} or {@code walk-forward}
 * @param purgeBars at the end of training and of validation
 * @param folds in the order of time
 * @param seeds the run of each seed alone; empty where there is one
 * @param paths of combinatorial purged cross-validation; empty without
 * @param holdout what is kept aside; empty where nothing is
 */
public record EvaluationSection(
        String kind,
        long purgeBars,
        List<Fold> folds,
        Optional<List<Part>> seeds,
        Optional<Paths> paths,
        Optional<Holdout> holdout) {
    /**
     * A fold: what its model learnt from, and what came of it on its own test.
     *
     * @param foldNumber from 1
     * @param train bars that it was trained on
     * @param validation bars that ended its training
     * @param test bars on which its model was in force
     * @param epochs that were run, those of all seeds
     * @param bestEpoch whose weights were kept; the mean over seeds
     * @param trainLoss of that epoch; the mean over seeds
     * @param validationLoss of that epoch; the mean over seeds
     * @param constantValidationLoss that of the mean of the labels
     * @param forecasts that were scored
     * @param rmseReturn of these
     * @param directionalAccuracy of these
     * @param skillPrice of these against persistence
     * @param skillReturn of these against persistence
     * @param totalReturn from the close before the test to its last
     * @param benchmarkReturn of buy and hold over the same bars
     * @param sharpe annualised
     */
    public record Fold(
            long foldNumber,
            SegmentSpans.Span train,
            SegmentSpans.Span validation,
            SegmentSpans.Span test,
            OptionalLong epochs,
            OptionalDouble bestEpoch,
            OptionalDouble trainLoss,
            OptionalDouble validationLoss,
            OptionalDouble constantValidationLoss,
            long forecasts,
            double rmseReturn,
            double directionalAccuracy,
            double skillPrice,
            double skillReturn,
            double totalReturn,
            double benchmarkReturn,
            double sharpe) {}

    /**
     * A run that is a part of this one: of one seed, or along one path.
     *
     * @param name the seed, or the number of the path
     * @param folder within the run's
     * @param certificateSha256 of its {@code certificate.json}
     */
    public record Part(
            String name,
            String folder,
            String certificateSha256,
            double totalReturn,
            double sharpe,
            double maxDrawdown,
            long trades,
            double rmseReturn,
            double directionalAccuracy,
            double skillPrice,
            double skillReturn) {}

    /**
     * Paths of combinatorial purged cross-validation. Their models know bars behind those that they are tested on.
     *
     * @param hindsight always true
     * @param groups that the bars were cut into
     * @param testGroups of each fold
     * @param folds how many models
     * @param embargoBars behind a test group
     * @param first close of the first bar of a path
     * @param last close of the last one
     * @param benchmarkReturn of buy and hold over the same bars
     * @param list of them
     */
    public record Paths(
            boolean hindsight,
            long groups,
            long testGroups,
            long folds,
            long embargoBars,
            Instant first,
            Instant last,
            double benchmarkReturn,
            List<Part> list) {}

    /**
     * Bars that are kept aside.
     *
     * @param bars how many
     * @param first close of the first; empty before they were scored
     * @param last close of the last; empty before they were scored
     * @param scored whether they are what this run has tested
     * @param seenBefore how often bars of them were scored before this run
     * @param seenSince when that was first; empty where it never was
     */
    public record Holdout(
            long bars,
            Optional<Instant> first,
            Optional<Instant> last,
            boolean scored,
            long seenBefore,
            Optional<Instant> seenSince) {}
}
