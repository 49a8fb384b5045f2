package io.hindcast.features;

/**
 * Warm-up of exponential averages, {@code y[t] = y[t-1] + smoothing * (x[t] - y[t-1])}. They never forget the value that
 * they began with; they are taken for warm once its weight {@code (1 - smoothing)^t} is at most 1 %. An average of averages
 * takes the sum of its stages.
 */
public final class RecursiveWarmUp {
    private static final double WEIGHT_LEFT = 0.01;

    private RecursiveWarmUp() {}

    /**
     * How many bars it takes until the first value weighs at most 1 %.
     *
     * @param smoothing weight of the newest value, in (0, 1)
     */
    public static int bars(double smoothing) {
        if (!(smoothing > 0 && smoothing < 1)) {
            throw new IllegalArgumentException("smoothing must be in (0, 1): smoothing=" + smoothing);
        }
        return (int) Math.ceil(StrictMath.log(WEIGHT_LEFT) / StrictMath.log1p(-smoothing));
    }

    /** Smoothing of an exponential moving average: {@code 2 / (bars + 1)}. */
    public static double exponentialSmoothing(int bars) {
        return 2.0 / (bars + 1);
    }

    /** Smoothing of Wilder's (modified) moving average: {@code 1 / bars}. */
    static double wilderSmoothing(int bars) {
        return 1.0 / bars;
    }
}
