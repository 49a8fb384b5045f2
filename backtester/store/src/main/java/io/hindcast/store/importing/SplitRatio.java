package io.hindcast.store.importing;

import java.util.List;
import java.util.Optional;

/**
 * How many new shares came for how many old ones. A dividend moves a price by a few percent, a split by a ratio of small
 * whole numbers.
 *
 * @param shares new ones
 * @param forShares old ones
 */
record SplitRatio(int shares, int forShares) {
    private static final List<SplitRatio> FRACTIONS = List.of(
            new SplitRatio(5, 4),
            new SplitRatio(4, 3),
            new SplitRatio(3, 2),
            new SplitRatio(5, 3),
            new SplitRatio(5, 2),
            new SplitRatio(7, 2));
    private static final double LEAST = 1.2;
    private static final double MOST = 10_000;

    /**
     * The ratio that a factor is near to.
     *
     * @param factor price before / price behind; above 1 for a split, below for a reverse split
     * @param tolerance relative
     * @return empty when it is near to none
     */
    static Optional<SplitRatio> near(double factor, double tolerance) {
        if (factor > 0 && factor < 1) {
            return near(1 / factor, tolerance).map(ratio -> new SplitRatio(ratio.forShares, ratio.shares));
        }
        if (!(factor >= LEAST && factor <= MOST)) {
            return Optional.empty();
        }
        SplitRatio nearest = new SplitRatio((int) Math.max(2, Math.rint(factor)), 1);
        for (SplitRatio fraction : FRACTIONS) {
            if (Math.abs(factor / fraction.value() - 1) < Math.abs(factor / nearest.value() - 1)) {
                nearest = fraction;
            }
        }
        return Math.abs(factor / nearest.value() - 1) <= tolerance ? Optional.of(nearest) : Optional.empty();
    }

    double value() {
        return (double) shares / forShares;
    }

    @Override
    public String toString() {
        return shares + ":" + forShares;
    }
}
