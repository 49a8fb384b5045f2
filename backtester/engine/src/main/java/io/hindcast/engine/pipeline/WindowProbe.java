package io.hindcast.engine.pipeline;

import io.hindcast.forecast.Forecaster;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Holds a forecaster to its promise that the value of a window depends on that window alone. It is handed many windows in
 * one call, and each ends a bar later than the one before: a forecaster that looked into its neighbours would see the
 * future. So a call is repeated with all windows but one changed, and the value of that one must stay the same, to the
 * bit. The number of windows and the place of each stay as they are, for these may change the last bits of a value.
 */
final class WindowProbe {
    private final Forecaster forecaster;
    private final int count;
    private final int length;
    private final float[] asked;
    private final float[] changed;
    private final double[] values;
    private final SplittableRandom random = new SplittableRandom(1);

    /** @param count windows of each call */
    WindowProbe(Forecaster forecaster, int count) {
        this.forecaster = forecaster;
        this.count = count;
        this.length = forecaster.windowBars() * forecaster.featureCount();
        this.asked = new float[count * length];
        this.changed = new float[count * length];
        this.values = new double[count];
    }

    /** Windows of each call. */
    int count() {
        return count;
    }

    /**
     * Probes with random windows, at the first, a middle and the last place.
     *
     * @return what was found against the forecaster, in words that follow "it"; empty when nothing
     */
    Optional<String> random() {
        float[] windows = new float[count * length];
        randomise(windows, 0, count);
        double[] expected = new double[count];
        remember(windows);
        forecaster.forecast(windows, count, expected);
        Optional<String> finding = Optional.empty();
        for (int k : new int[] {0, count / 2, count - 1}) {
            finding = finding.or(() -> against(k, expected));
        }
        return finding;
    }

    /** Keeps the windows of a call that is going to be probed; a forecaster may write over the array that it is given. */
    void remember(float[] windows) {
        System.arraycopy(windows, 0, asked, 0, asked.length);
    }

    /**
     * Probes the call whose windows were remembered, at a place that is another each time; not at the last, which has no
     * window after it.
     *
     * @param expected the values of that call
     * @return as {@link #random}
     */
    Optional<String> againstAny(double[] expected) {
        return against(random.nextInt(Math.max(1, count - 1)), expected);
    }

    private Optional<String> against(int k, double[] expected) {
        if (same(k, expected, k, k + 1)) {
            return Optional.empty();
        }
        String place = "its value for window " + (k + 1) + " of " + count + " in a call ";
        if (!same(k, expected, 0, count)) {
            return Optional.of("remembers what it was asked, or draws at random: " + place
                    + "is another when the same windows are asked again");
        }
        return Optional.of(
                same(k, expected, 0, k + 1)
                        ? "reads other windows than its own: " + place + "moves when those before it are changed"
                        : "reads the future: " + place
                                + "moves when those after it are changed, which end with bars that close later");
    }

    /** Whether the value of window k stays when all windows but those of {@code [from, to)} are changed. */
    private boolean same(int k, double[] expected, int from, int to) {
        System.arraycopy(asked, 0, changed, 0, asked.length);
        randomise(changed, 0, from);
        randomise(changed, to, count);
        Arrays.fill(values, Double.NaN);
        forecaster.forecast(changed, count, values);
        return Double.doubleToLongBits(values[k]) == Double.doubleToLongBits(expected[k]);
    }

    /** Values as scaled features have them. */
    private void randomise(float[] windows, int from, int to) {
        for (int i = from * length; i < to * length; i++) {
            windows[i] = (float) (4 * random.nextDouble() - 2);
        }
    }
}
