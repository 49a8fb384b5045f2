package io.hindcast.statistics.returns;

import java.util.SplittableRandom;

/**
 * Blocks of geometrically distributed length from a circle of observations (Politis and Romano, The Stationary Bootstrap,
 * 1994). Rows are drawn when they are asked for, each from a generator of its own, so that memory does not grow with
 * replications, and neither order nor threads change a row.
 */
public final class StationaryBootstrap implements Resampling {
    private final int observations;
    private final double stay;
    private final long[] seeds;

    /**
     * A draw of blocks.
     *
     * @param observations at least 1
     * @param expectedBlock expected length of a block in observations, at least 1; see {@link BlockLength}
     * @param replications at least 1
     * @param seed of all rows
     * @throws IllegalArgumentException if one of them is below 1 or not finite
     */
    public StationaryBootstrap(int observations, double expectedBlock, int replications, long seed) {
        if (observations < 1 || replications < 1 || !(expectedBlock >= 1) || Double.isInfinite(expectedBlock)) {
            throw new IllegalArgumentException("observations, expected length and replications must be at least 1: "
                    + observations + ", " + expectedBlock + ", " + replications);
        }
        this.observations = observations;
        stay = 1 - 1 / expectedBlock;
        seeds = new SplittableRandom(seed).longs(replications).toArray();
    }

    @Override
    public int observations() {
        return observations;
    }

    @Override
    public int replications() {
        return seeds.length;
    }

    @Override
    public int[] row(int replication) {
        SplittableRandom random = new SplittableRandom(seeds[replication]);
        int[] row = new int[observations];
        // StrictMath: the same rows on every processor.
        double logStay = StrictMath.log(stay);
        int filled = 0;
        while (filled < observations) {
            int place = random.nextInt(observations);
            double further = stay == 0 ? 0 : StrictMath.log(1 - random.nextDouble()) / logStay;
            int until = (int) Math.min(observations, filled + 1.0 + Math.floor(further));
            for (; filled < until; filled++) {
                row[filled] = place;
                place = place + 1 == observations ? 0 : place + 1;
            }
        }
        return row;
    }
}
