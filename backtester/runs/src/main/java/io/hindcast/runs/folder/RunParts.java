package io.hindcast.runs.folder;

import io.hindcast.report.summary.EvaluationSection;
import java.util.List;
import java.util.Optional;

/**
 * What stands beside a run: runs that are parts of it, and bars that are kept aside.
 *
 * @param seeds the run of each seed alone; empty where there is one
 * @param paths of combinatorial purged cross-validation; empty without
 * @param holdout what is kept aside; empty where nothing is
 */
public record RunParts(
        List<EvaluationSection.Part> seeds,
        Optional<EvaluationSection.Paths> paths,
        Optional<EvaluationSection.Holdout> holdout) {
    /** Nothing. */
    public static final RunParts NONE = new RunParts(List.of(), Optional.empty(), Optional.empty());

    boolean isEmpty() {
        return seeds.isEmpty() && paths.isEmpty() && holdout.isEmpty();
    }
}
