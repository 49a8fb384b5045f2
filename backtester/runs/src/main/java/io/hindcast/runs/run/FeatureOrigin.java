package io.hindcast.runs.run;

import io.hindcast.engine.pipeline.RowObserver;
import io.hindcast.forecast.FeaturePipeline;
import io.hindcast.market.Bar;
import io.hindcast.market.BarSource;
import io.hindcast.market.EpochNanos;
import io.hindcast.market.MutableBar;
import io.hindcast.settings.InvalidInputException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds features that come from outside the bars. The pipeline is run again over the end of the history and the first bars of
 * the test segment, as they were and with prices and volumes of the test bars in another order, their times left as they are:
 * what does not move comes from the calendar, or from a file. Rows of a plugin that are others when they are computed again
 * from the same bars, in a class loader that remembers nothing of the run, are refused.
 */
final class FeatureOrigin implements RowObserver {
    private static final int OWN_TEST_BARS = 256;
    private static final int PLUGIN_TEST_BARS = 4_096;
    private static final int FEWEST_ROWS = 32;
    private static final double OF_SPREAD = 1e-9;
    private static final double OF_VALUE = 1e-12;

    /** What varies by less than this part of itself does so by rounding. */
    private static final double CONSTANT = 1e-12;

    /** A feature of the bars moves by about as much as it varies. */
    private static final double HARDLY = 0.01;

    private final long testFrom;
    private final @Nullable Supplier<BarSource> plugin;
    private final MutableBar[] history;
    private final int testBars;
    private final List<Bar> bars = new ArrayList<>();
    private final List<double[]> rows = new ArrayList<>();
    private long before;

    /**
     * @param testFrom close of the first bar of the test segment, nanoseconds since 1970-01-01T00:00Z
     * @param warmUpBars of the features
     * @param plugin opens the run's bars again, which features of a plugin may owe to whatever they like; null where all are
     *     built in
     */
    FeatureOrigin(long testFrom, int warmUpBars, @Nullable Supplier<BarSource> plugin) {
        this.testFrom = testFrom;
        this.plugin = plugin;
        testBars = plugin == null ? OWN_TEST_BARS : PLUGIN_TEST_BARS;
        history = new MutableBar[plugin == null ? warmUpBars : 0];
    }

    @Override
    public void row(long index, Bar bar, double[] row, boolean complete) {
        if (bar.closeTime() < testFrom) {
            if (history.length > 0) {
                int slot = (int) (index % history.length);
                history[slot] = (history[slot] == null ? new MutableBar() : history[slot]).set(bar);
            }
            before++;
        } else if (bars.size() < testBars) {
            bars.add(bar.copy());
            rows.add(row.clone());
        }
    }

    /**
     * Looks, when the run has ended.
     *
     * @param features gives pipelines that know nothing of the run
     * @param seed of the other order
     * @return for each column whether it comes from outside the bars
     * @throws InvalidInputException when a row of a plugin can't be computed again
     */
    boolean[] outside(Supplier<FeaturePipeline> features, long seed) {
        FeaturePipeline plain = features.get();
        List<double[]> again = computed(plain, bars);
        int first = 0;
        while (first < again.size() && Double.isNaN(again.get(first)[0])) {
            first++;
        }
        boolean[] outside = new boolean[plain.width()];
        if (again.size() - first < FEWEST_ROWS) {
            return outside;
        }
        List<double[]> moved = computed(features.get(), inAnotherOrder(seed));
        for (int column = 0; column < outside.length; column++) {
            double mean = mean(again, column, first);
            double spread = Math.sqrt(meanSquare(again, column, first, mean));
            if (plugin != null) {
                requireSame(plain.names().get(column), column, again, first, spread);
            }
            boolean varies = spread > CONSTANT * Math.abs(mean);
            outside[column] = varies && movement(again, moved, column, first) <= HARDLY * spread;
        }
        return outside;
    }

    private List<Bar> inAnotherOrder(long seed) {
        List<Bar> order = new ArrayList<>(bars);
        Collections.shuffle(order, new Random(seed));
        List<Bar> shuffled = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            shuffled.add(new MutableBar()
                    .set(
                            bars.get(i).closeTime(),
                            order.get(i).open(),
                            order.get(i).high(),
                            order.get(i).low(),
                            order.get(i).close(),
                            order.get(i).volume()));
        }
        return shuffled;
    }

    /** The rows of the test bars, behind the history. */
    private List<double[]> computed(FeaturePipeline pipeline, List<Bar> test) {
        double[] row = new double[pipeline.width()];
        int kept = (int) Math.min(before, history.length);
        for (long each = before - kept; each < before && kept > 0; each++) {
            pipeline.update(history[(int) (each % history.length)].copy(), row);
        }
        if (plugin != null) {
            passHistory(plugin, pipeline, row);
        }
        List<double[]> computed = new ArrayList<>();
        for (Bar bar : test) {
            pipeline.update(bar.copy(), row);
            computed.add(row.clone());
        }
        return computed;
    }

    private void passHistory(Supplier<BarSource> opened, FeaturePipeline pipeline, double[] row) {
        MutableBar bar = new MutableBar();
        try (BarSource all = opened.get()) {
            while (all.next(bar) && bar.closeTime() < testFrom) {
                pipeline.update(bar.copy(), row);
            }
        }
    }

    private void requireSame(String name, int column, List<double[]> again, int first, double spread) {
        for (int i = first; i < again.size(); i++) {
            double used = rows.get(i)[column];
            double now = again.get(i)[column];
            if (!(Math.abs(used - now) <= Math.max(OF_SPREAD * spread, OF_VALUE * Math.abs(used)))) {
                throw new InvalidInputException("features: " + name + " is refused: it is no function of its bars. On"
                        + " bar " + (before + i) + " ("
                        + EpochNanos.toInstant(bars.get(i).closeTime()) + ") it was "
                        + used + " in the run, and is " + now + " when its plugin is loaded again and sees the same"
                        + " bars. No result of this run can be believed; leave the feature out, or have its author"
                        + " mend FeaturePipeline.update");
            }
        }
    }

    private static double mean(List<double[]> rows, int column, int first) {
        double mean = 0;
        for (double[] row : rows.subList(first, rows.size())) {
            mean += row[column] / (rows.size() - first);
        }
        return mean;
    }

    private static double meanSquare(List<double[]> rows, int column, int first, double from) {
        double sum = 0;
        for (double[] row : rows.subList(first, rows.size())) {
            sum += (row[column] - from) * (row[column] - from);
        }
        return sum / (rows.size() - first);
    }

    private static double movement(List<double[]> one, List<double[]> other, int column, int first) {
        double sum = 0;
        for (int i = first; i < one.size(); i++) {
            double off = other.get(i)[column] - one.get(i)[column];
            sum += off * off;
        }
        return Math.sqrt(sum / (one.size() - first));
    }
}
