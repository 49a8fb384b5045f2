package io.hindcast.runs.baselines;

import io.hindcast.report.summary.BaselineSection.RandomTrader;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937c;
import org.hipparchus.stat.descriptive.rank.Percentile;

/**
 * A trader with the run's own turnover who knows nothing: the run's spells, those in the market among themselves and those out of
 * it among themselves, in an order that is drawn, so that what stands where is left to chance while lengths, sizes and the number
 * of trades stay. The run's own order is one of those that could have been drawn, so that the share of draws that earn as much is a
 * p-value: {@code (1 + k) / (1 + n)} (Davison and Hinkley, Bootstrap Methods and their Application, 1997, section 4.2.5).
 */
final class RandomOrders {
    private static final int DRAWS = 999;
    private static final int FEWEST_DRAWS = 99;

    /** Steps of all draws together beyond which there are fewer of them. */
    private static final long MOST_STEPS = 200_000_000;

    private final Spells spells;
    private final double cost;
    private final RandomGenerator random;

    /**
     * @param cost of each money that changes hands
     * @param seed of the draws
     */
    RandomOrders(Spells spells, double cost, long seed) {
        this.spells = spells;
        this.cost = cost;
        random = new Well19937c(seed);
    }

    /** Draws them; something is held in at least one spell. */
    RandomTrader draw() {
        int[] own = IntStream.range(0, spells.count()).toArray();
        int[] holding = Arrays.stream(own).filter(spells::holding).toArray();
        int[] flat = Arrays.stream(own).filter(spell -> !spells.holding(spell)).toArray();
        double ownReturn = spells.totalReturn(own, cost);
        double[] returns = new double[Math.clamp(MOST_STEPS / spells.count(), FEWEST_DRAWS, DRAWS)];
        int[] order = new int[own.length];
        for (int draw = 0; draw < returns.length; draw++) {
            shuffle(holding);
            shuffle(flat);
            int nextHolding = 0;
            int nextFlat = 0;
            for (int place = 0; place < order.length; place++) {
                order[place] = spells.holding(place) ? holding[nextHolding++] : flat[nextFlat++];
            }
            returns[draw] = spells.totalReturn(order, cost);
        }
        // An order that is the run's own but for equal spells earns the same, but for rounding.
        long atLeast = Arrays.stream(returns)
                .filter(each -> each >= ownReturn - 1e-12 * (1 + Math.abs(ownReturn)))
                .count();
        Percentile percentile = new Percentile().withEstimationType(Percentile.EstimationType.R_7);
        percentile.setData(returns);
        return new RandomTrader(
                returns.length,
                holding.length,
                flat.length,
                1e4 * cost,
                ownReturn,
                percentile.evaluate(5),
                percentile.evaluate(25),
                percentile.evaluate(50),
                percentile.evaluate(75),
                percentile.evaluate(95),
                atLeast,
                (1.0 + atLeast) / (1 + returns.length));
    }

    /** Fisher and Yates. */
    private void shuffle(int[] order) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }
}
