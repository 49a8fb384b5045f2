package io.hindcast.engine.drift;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the values that a feature of few values takes, each blurred a little: a return of one tick is a cluster of numbers,
 * since a tick is another part of each price. An edge of a bin within such a cluster would take a small move of the price
 * level for another distribution of returns.
 *
 * <p>A gap between two values separates clusters when it is {@value #WIDTHS} times as wide as the {@value #NEIGHBOURS}
 * values on either side of it. Of a smooth density, whatever its tails, chance leaves such a gap at a given place with a
 * probability of about {@code exp(-15)}. A price that comes back to the same ticks leaves gaps within a cluster too, since
 * the returns of each price level are one number: gaps of less than 1/{@value #WITHIN} of the widest one separate nothing. A
 * run of values between two gaps is a cluster when it is at most half as wide as the wider of them and holds at most half of
 * the values, and a feature is one of few values when it has {@value #FEWEST} clusters or more. The {@value #NEIGHBOURS}
 * least and greatest values, beside which no gap is looked for, don't count for the width.
 */
final class Clusters {
    private static final int NEIGHBOURS = 10;
    private static final double WIDTHS = 1.5;
    private static final int FEWEST = 3;
    private static final double WITHIN = 8;

    private final double[] sorted;
    /** Index of the first value of each run; the first is 0. */
    private final List<Integer> starts = new ArrayList<>(List.of(0));

    private final boolean fewValues;

    /** @param sorted finite, ascending; at least one */
    Clusters(double[] sorted) {
        this.sorted = sorted;
        double widest = 0;
        for (int i = NEIGHBOURS + 1; i < sorted.length - NEIGHBOURS; i++) {
            widest = isGap(i) ? Math.max(widest, sorted[i] - sorted[i - 1]) : widest;
        }
        for (int i = NEIGHBOURS + 1; i < sorted.length - NEIGHBOURS; i++) {
            if (isGap(i) && sorted[i] - sorted[i - 1] >= widest / WITHIN) {
                starts.add(i);
            }
        }
        int clusters = 0;
        for (int run = 0; run < starts.size(); run++) {
            clusters += isCluster(run) ? 1 : 0;
        }
        fewValues = clusters >= FEWEST;
    }

    /** True when the values before this one and from it on stand apart. */
    private boolean isGap(int i) {
        double gap = sorted[i] - sorted[i - 1];
        return gap > WIDTHS * (sorted[i - 1] - sorted[i - 1 - NEIGHBOURS])
                && gap > WIDTHS * (sorted[i + NEIGHBOURS] - sorted[i]);
    }

    /**
     * The edge for a bin that should end with the value of a rank: the middle of the nearest gap where this value belongs to
     * a cluster, the value itself elsewhere, and where the cluster is one number.
     */
    double edge(int rank) {
        int run = run(rank);
        int below = starts.get(run);
        int above = end(run);
        if (!fewValues || !isCluster(run) || sorted[above - 1] == sorted[below]) {
            return sorted[rank];
        }
        boolean nearerBelow = above == sorted.length || (below > 0 && rank + 1 - below < above - rank - 1);
        int start = nearerBelow ? below : above;
        return sorted[start - 1] + (sorted[start] - sorted[start - 1]) / 2;
    }

    private int run(int rank) {
        int run = 0;
        while (run + 1 < starts.size() && starts.get(run + 1) <= rank) {
            run++;
        }
        return run;
    }

    private int end(int run) {
        return run + 1 < starts.size() ? starts.get(run + 1) : sorted.length;
    }

    private boolean isCluster(int run) {
        int start = starts.get(run);
        int end = end(run);
        double below = start > 0 ? sorted[start] - sorted[start - 1] : 0;
        double above = end < sorted.length ? sorted[end] - sorted[end - 1] : 0;
        int least = start == 0 ? Math.min(NEIGHBOURS, end - 1) : start;
        int greatest = end == sorted.length ? Math.max(end - 1 - NEIGHBOURS, least) : end - 1;
        double width = sorted[greatest] - sorted[least];
        return width == 0 || (width <= Math.max(below, above) / 2 && 2 * (end - start) <= sorted.length);
    }
}
