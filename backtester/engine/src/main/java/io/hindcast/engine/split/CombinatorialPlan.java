package io.hindcast.engine.split;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Combinatorial folds, and how their forecasts make up paths. Every group is tested by as many folds as there are paths; the
 * first path takes for each group the first of the folds that test it, the second path the second, and so on. So a path has
 * a forecast for every bar before the holdout, and every forecast is in exactly one path.
 *
 * @param plan the folds; the test ranges of each are those of its groups
 * @param groups all of them, in the order of time
 */
public record CombinatorialPlan(FoldPlan plan, List<BarRange> groups) {
    /** Keeps copies. */
    public CombinatorialPlan {
        groups = List.copyOf(groups);
    }

    /** How many paths: folds times groups tested by each, shared by all groups. */
    public int paths() {
        return plan.folds().size() * plan.folds().getFirst().test().size() / groups.size();
    }

    /**
     * The folds that forecast along a path.
     *
     * @param path from 0
     * @return for each group the fold that forecasts it
     */
    public List<Fold> path(int path) {
        return IntStream.range(0, groups.size())
                .mapToObj(group -> plan.folds().stream()
                        .filter(fold -> fold.test().contains(groups.get(group)))
                        .skip(path)
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "there is no path " + path + " of " + paths() + ", counted from 0")))
                .toList();
    }
}
