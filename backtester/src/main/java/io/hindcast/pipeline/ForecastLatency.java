package io.hindcast.pipeline;

import java.util.Arrays;
import java.util.SplittableRandom;

/** How long a forecast for one window takes, as in paper trading. Wall time, for information only. */
public final class ForecastLatency {
    private static final int MOST = 400;
    private static final long MOST_NANOS = 300_000_000L;

    private ForecastLatency() {}

    /**
     * Times single windows of noise, after the stage has run: the later half of as many as fit into a third of a second.
     *
     * @return the median, microseconds
     */
    public static double medianMicros(WindowStage stage) {
        float[] window = new float[stage.windowBars() * stage.featureCount()];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < window.length; i++) {
            window[i] = (float) random.nextGaussian();
        }
        double[] value = new double[1];
        long[] nanos = new long[MOST];
        int count = 0;
        long start = System.nanoTime();
        for (long now = start; count < MOST && (count < 2 || now - start < MOST_NANOS); count++) {
            stage.evaluate(window, 1, value);
            long after = System.nanoTime();
            nanos[count] = after - now;
            now = after;
        }
        long[] later = Arrays.copyOfRange(nanos, count / 2, count);
        Arrays.sort(later);
        return later[later.length / 2] / 1e3;
    }
}
