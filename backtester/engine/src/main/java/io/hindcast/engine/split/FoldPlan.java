package io.hindcast.engine.split;

import java.util.List;
import java.util.Optional;

/**
 * Which bars each of a run's models learns from and trades.
 *
 * @param rows bars in all, the holdout included
 * @param folds in the order of their numbers
 * @param holdout the last bars, which no fold of a plan has in it but those of a plan for the holdout; empty without one
 */
public record FoldPlan(long rows, List<Fold> folds, Optional<BarRange> holdout) {
    /** @throws IllegalArgumentException when there is no fold */
    public FoldPlan {
        folds = List.copyOf(folds);
        if (folds.isEmpty()) {
            throw new IllegalArgumentException("a plan needs a fold");
        }
    }

    /** A plan whose holdout, if there is one, begins at a bar. */
    static FoldPlan of(long rows, long end, List<Fold> folds) {
        return new FoldPlan(rows, folds, end < rows ? Optional.of(new BarRange(end, rows)) : Optional.empty());
    }
}
