package io.hindcast.engine.pipeline;

import java.util.Arrays;
import java.util.SplittableRandom;

/** How long a forecast for one window takes, as in paper trading. Wall time, for information only. */
public final class ForecastLatency {
    private static final int WARM_UP = 2_000;
    private static final int MEASURED = 400;
    private static final long MOST_NANOS = 500_000_000L;

    private final WindowStage stage;
    private final float[] window;
    private final double[] value = new double[1];
    private final long[] nanos = new long[WARM_UP];

    private ForecastLatency(WindowStage stage) {
        this.stage = stage;
        window = new float[stage.windowBars() * stage.featureCount()];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < window.length; i++) {
            window[i] = (float) random.nextGaussian();
        }
    }

    /**
     * Times single windows of noise when the stage has run, after half a second to warm up, or less where single windows were
     * asked for already.
     *
     * @param asked how many
     * @return the median, microseconds
     */
    public static double medianMicros(WindowStage stage, long asked) {
        ForecastLatency latency = new ForecastLatency(stage);
        int missing = (int) Math.max(0, WARM_UP - asked);
        latency.measure(missing, MOST_NANOS / WARM_UP * missing);
        int count = latency.measure(MEASURED, MOST_NANOS);
        long[] sorted = Arrays.copyOf(latency.nanos, count);
        Arrays.sort(sorted);
        return sorted[count / 2] / 1e3;
    }

    /** Forecasts one window after the other and returns how many times. */
    private int measure(int most, long nanosAllowed) {
        long start = System.nanoTime();
        long before = start;
        int count = 0;
        while (count < most && before - start < nanosAllowed) {
            stage.evaluate(window, 1, value);
            long after = System.nanoTime();
            nanos[count++] = after - before;
            before = after;
        }
        return count;
    }
}
