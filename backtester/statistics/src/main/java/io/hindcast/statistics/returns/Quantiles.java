package io.hindcast.statistics.returns;

/** Quantiles of sorted values, between which lines are drawn (type 7 of Hyndman and Fan, Sample Quantiles, 1996). */
public final class Quantiles {
    private Quantiles() {}

    /**
     * A quantile.
     *
     * @param sorted from the lowest
     * @param share below it, from 0 to 1
     * @return NaN where there is no value
     */
    public static double of(double[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        double low = sorted[below];
        // Neither between equal values nor at one of them is there a line to draw, which infinite ones would not have.
        return place == below || low == sorted[below + 1] ? low : low + (place - below) * (sorted[below + 1] - low);
    }
}
