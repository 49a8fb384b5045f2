package io.hindcast.benchmarks;

import com.sun.management.ThreadMXBean;
import io.hindcast.compiled.CompiledNetwork;
import io.hindcast.kernel.Kernels;
import io.hindcast.kernel.Workers;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The latency of each of many live forecasts in a row, one window each, and what they allocate.
 *
 * <p>Arguments, in any order: how many forecasts (100,000), and the nets (2x64 3x128).
 */
public final class LiveLatency {
    private static final int FORECASTS = 100_000;
    private static final List<String> NETS = List.of("2x64", "3x128");
    private static final int WINDOWS = 1_024;
    private static final long WARM_UP_NANOS = 10_000_000_000L;

    private final CompiledNetwork network;
    private final float[][] windows = new float[WINDOWS][];
    private final float[] forecast = new float[1];
    private final ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    private LiveLatency(CompiledNetwork network) {
        this.network = network;
        SplittableRandom random = new SplittableRandom(1);
        Arrays.setAll(windows, i -> Net.windows(1, random));
    }

    /** Measures and prints. */
    public static void main(String[] args) {
        OneThread.require();
        int forecasts = FORECASTS;
        List<String> nets = new ArrayList<>();
        for (String arg : args) {
            if (arg.matches("\\d+")) {
                forecasts = Integer.parseInt(arg);
            } else {
                nets.add(arg);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%,d forecasts of one window each, kernel %s, %d threads; microseconds%n%n",
                forecasts,
                Kernels.best().description(),
                Workers.shared().count());
        System.out.printf("%-8s%12s%12s%12s%12s%16s%n", "net", "p50", "p99", "p99.9", "maximum", "bytes/forecast");
        for (String net : nets.isEmpty() ? NETS : nets) {
            new LiveLatency(Net.parse(net).compiled(Workers.shared())).measure(net, new long[forecasts]);
        }
    }

    private void measure(String net, long[] latencies) {
        long end = System.nanoTime() + WARM_UP_NANOS;
        long[] practice = new long[WINDOWS];
        do {
            run(practice);
        } while (System.nanoTime() < end);
        // Of all threads, since others may help with a forecast.
        long before = threads.getTotalThreadAllocatedBytes();
        run(latencies);
        double allocated = (double) (threads.getTotalThreadAllocatedBytes() - before) / latencies.length;
        Arrays.sort(latencies);
        System.out.printf(
                Locale.ROOT,
                "%-8s%12.1f%12.1f%12.1f%12.1f%16.3f%n",
                net,
                percentile(latencies, 0.5),
                percentile(latencies, 0.99),
                percentile(latencies, 0.999),
                percentile(latencies, 1),
                allocated);
    }

    private void run(long[] latencies) {
        for (int i = 0; i < latencies.length; i++) {
            float[] window = windows[i % WINDOWS];
            long start = System.nanoTime();
            network.compute(window, 1, forecast);
            latencies[i] = System.nanoTime() - start;
        }
        if (!Float.isFinite(forecast[0])) {
            throw new IllegalStateException("the forecast is " + forecast[0]);
        }
    }

    /** Microseconds that a fraction of all latencies does not exceed. */
    private static double percentile(long[] sorted, double fraction) {
        int rank = (int) Math.ceil(fraction * sorted.length);
        return sorted[Math.max(0, rank - 1)] / 1e3;
    }
}
