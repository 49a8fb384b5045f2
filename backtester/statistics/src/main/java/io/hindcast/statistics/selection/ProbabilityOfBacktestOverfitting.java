package io.hindcast.statistics.selection;

import io.hindcast.statistics.series.Sample;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How often the best in sample is below the middle out of sample, over all ways to make one half of the blocks the sample:
 * combinatorially symmetric cross-validation (Bailey, Borwein, López de Prado and Zhu, The Probability of Backtest Overfitting,
 * 2017), by the Sharpe ratio of a bar; a column that never moves has 0.
 *
 * @param columns that were compared
 * @param blocks of time
 * @param probability share of combinations whose logit is 0 or less; NaN below ten columns, where all columns are equal, or
 *     where a block has fewer than 2 observations
 * @param probabilityOfLoss share of combinations in which the best in sample loses out of sample; NaN likewise
 * @param logits {@code ln(w / (1 - w))} a combination, with {@code w = rank / (columns + 1)} of the best in sample among all
 *     out of sample, the worst of which has rank 1; equal ones share their mean rank. Empty where undefined
 */
public record ProbabilityOfBacktestOverfitting(
        int columns, int blocks, double probability, double probabilityOfLoss, double[] logits) {
    /** The usual number of blocks, of which there are 12,870 combinations. */
    public static final int BLOCKS = 16;

    private static final int FEWEST_COLUMNS = 10;
    private static final int MOST_BLOCKS = 20;

    /**
     * With the usual number of blocks.
     *
     * @throws IllegalArgumentException as {@link #of(double[][], int)}
     */
    public static ProbabilityOfBacktestOverfitting of(double[][] returns) {
        return of(returns, BLOCKS);
    }

    /**
     * Over all combinations of half the blocks.
     *
     * @param returns {@code [column][observation]}, all over the same bars
     * @param blocks even, from 2 to 20; block i begins at observation {@code floor(i n / blocks)}, so that all are used
     * @throws IllegalArgumentException if there is no column, lengths differ, a value is not finite or blocks are not even or
     *     too many
     */
    public static ProbabilityOfBacktestOverfitting of(double[][] returns, int blocks) {
        int n = Sample.alike(returns);
        if (blocks < 2 || blocks > MOST_BLOCKS || blocks % 2 != 0) {
            throw new IllegalArgumentException(
                    "blocks must be even and from 2 to " + MOST_BLOCKS + ", but are " + blocks);
        }
        int columns = returns.length;
        boolean equal = Arrays.stream(returns).allMatch(each -> Arrays.equals(each, returns[0]));
        if (columns < FEWEST_COLUMNS || equal || n < 2 * blocks) {
            return new ProbabilityOfBacktestOverfitting(columns, blocks, Double.NaN, Double.NaN, new double[0]);
        }
        BlockSums sums = BlockSums.of(returns, blocks);
        int[] combinations = IntStream.range(0, 1 << blocks)
                .filter(mask -> Integer.bitCount(mask) == blocks / 2)
                .toArray();
        int everything = (1 << blocks) - 1;
        double[] logits = new double[combinations.length];
        int losses = 0;
        for (int i = 0; i < combinations.length; i++) {
            double[] in = sums.sharpes(combinations[i]);
            double[] out = sums.sharpes(everything ^ combinations[i]);
            int best = best(in);
            double rank = rank(out, best);
            logits[i] = Math.log(rank / (columns + 1 - rank));
            losses += out[best] < 0 ? 1 : 0;
        }
        double total = logits.length;
        double below = Arrays.stream(logits).filter(each -> each <= 0).count();
        return new ProbabilityOfBacktestOverfitting(columns, blocks, below / total, losses / total, logits);
    }

    private static int best(double[] sharpes) {
        int best = 0;
        for (int column = 1; column < sharpes.length; column++) {
            best = sharpes[column] > sharpes[best] ? column : best;
        }
        return best;
    }

    private static double rank(double[] sharpes, int column) {
        double rank = 0.5;
        for (double each : sharpes) {
            rank += each < sharpes[column] ? 1 : each == sharpes[column] ? 0.5 : 0;
        }
        return rank;
    }

    /** Sums of a block's returns and of their squares, less the column's mean: what Sharpe ratios of any blocks are made of. */
    private record BlockSums(int[] counts, double[] means, double[][] sums, double[][] squares) {
        static BlockSums of(double[][] returns, int blocks) {
            int n = returns[0].length;
            int[] counts = new int[blocks];
            double[] means = new double[returns.length];
            double[][] sums = new double[returns.length][blocks];
            double[][] squares = new double[returns.length][blocks];
            for (int column = 0; column < returns.length; column++) {
                means[column] = Arrays.stream(returns[column]).average().orElseThrow();
                for (int block = 0; block < blocks; block++) {
                    int from = (int) ((long) block * n / blocks);
                    int to = (int) ((block + 1L) * n / blocks);
                    counts[block] = to - from;
                    for (int t = from; t < to; t++) {
                        double d = returns[column][t] - means[column];
                        sums[column][block] += d;
                        squares[column][block] += d * d;
                    }
                }
            }
            return new BlockSums(counts, means, sums, squares);
        }

        double[] sharpes(int mask) {
            double[] sharpes = new double[means.length];
            int count = 0;
            for (int block = 0; block < counts.length; block++) {
                count += (mask >> block & 1) == 1 ? counts[block] : 0;
            }
            for (int column = 0; column < sharpes.length; column++) {
                double sum = 0;
                double square = 0;
                for (int block = 0; block < counts.length; block++) {
                    if ((mask >> block & 1) == 1) {
                        sum += sums[column][block];
                        square += squares[column][block];
                    }
                }
                double mean = means[column] + sum / count;
                double variance = (square - sum * sum / count) / (count - 1);
                sharpes[column] = variance > 1e-26 * mean * mean ? mean / Math.sqrt(variance) : 0;
            }
            return sharpes;
        }
    }
}
