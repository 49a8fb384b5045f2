package io.hindcast.engine.drift;

import io.hindcast.engine.drift.DriftAlarm.Measure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds the last live bars against a model's training: the distribution of each feature, and the error of the forecasts
 * whose bar has come. Looks from the moment on at which it has as many of them as the settings say. Memory depends on that
 * number alone. An alarm is over when its value has fallen to {@value #RELEASE} of its limit, so that one that hovers about
 * its limit is not raised with every bar. Not safe for use from several threads.
 */
public final class DriftWatch {
    static final double RELEASE = 0.9;
    private static final String FORECAST = "forecast";

    private final DriftSettings settings;
    private final List<String> features;
    private final double[][] rows;
    private final int[][] counts;
    private final double[] pending;
    private final double[] squares;
    private final Map<String, DriftAlarm> inForce = new LinkedHashMap<>();
    private @Nullable ModelBaseline baseline;
    private long rowCount;
    private long barCount;
    private long errorCount;

    /**
     * @param features names in column order; empty without features
     * @param horizonBars of the forecasts; 0 without a model
     */
    public DriftWatch(DriftSettings settings, List<String> features, int horizonBars) {
        this.settings = settings;
        this.features = List.copyOf(features);
        rows = new double[settings.bars()][];
        counts = new int[features.size()][FeatureBins.COUNT];
        pending = new double[Math.max(1, horizonBars)];
        squares = new double[settings.bars()];
        Arrays.fill(pending, Double.NaN);
    }

    /**
     * Another model forecasts from the next bar on. The rows seen so far are held against its training; its errors are its
     * own.
     *
     * @param of the model; null for one that can't be watched
     * @return alarms that are over
     */
    public List<DriftAlarm> model(@Nullable ModelBaseline of) {
        baseline = settings.bars() > 0 ? of : null;
        errorCount = 0;
        Arrays.fill(pending, Double.NaN);
        for (int[] column : counts) {
            Arrays.fill(column, 0);
        }
        for (int i = 0; i < Math.min(rowCount, rows.length); i++) {
            count(rows[i], 1);
        }
        List<DriftAlarm> over = new ArrayList<>();
        DriftAlarm error = inForce.remove(key(Measure.ERROR, FORECAST));
        if (error != null) {
            over.add(new DriftAlarm(false, Measure.ERROR, FORECAST, Double.NaN, error.limit()));
        }
        if (baseline == null) {
            inForce.values()
                    .forEach(alarm -> over.add(
                            new DriftAlarm(false, Measure.FEATURE, alarm.subject(), Double.NaN, alarm.limit())));
            inForce.clear();
        }
        return over;
    }

    /**
     * Takes the next live bar.
     *
     * @param row of its features, complete; null when it has none
     * @param forecastPrice made on it for the horizon; NaN when there is none
     * @return what has changed with it
     */
    public List<DriftAlarm> onBar(double @Nullable [] row, double close, double forecastPrice) {
        if (settings.bars() == 0) {
            return List.of();
        }
        List<DriftAlarm> changes = new ArrayList<>(2);
        if (row != null) {
            int at = (int) (rowCount++ % rows.length);
            count(rows[at], -1);
            rows[at] = row.clone();
            count(rows[at], 1);
        }
        int due = (int) (barCount++ % pending.length);
        if (!Double.isNaN(pending[due])) {
            // ln(forecast / close then) - ln(close now / close then)
            double error = Math.log(pending[due] / close);
            squares[(int) (errorCount++ % squares.length)] = error * error;
        }
        pending[due] = forecastPrice;
        if (baseline != null) {
            if (settings.psi() > 0 && rowCount >= rows.length) {
                for (int i = 0; i < counts.length; i++) {
                    double index = baseline.features().get(i).stabilityIndex(counts[i], rows.length);
                    judge(Measure.FEATURE, features.get(i), index, settings.psi(), changes);
                }
            }
            double limit = settings.errorRatio() * baseline.validationError();
            if (limit > 0 && errorCount >= squares.length) {
                judge(Measure.ERROR, FORECAST, error(), limit, changes);
            }
        }
        return changes;
    }

    private void judge(Measure measure, String subject, double value, double limit, List<DriftAlarm> changes) {
        String key = key(measure, subject);
        boolean raised = inForce.containsKey(key);
        if (!raised && value > limit) {
            DriftAlarm alarm = new DriftAlarm(true, measure, subject, value, limit);
            inForce.put(key, alarm);
            changes.add(alarm);
        } else if (raised && value <= RELEASE * limit) {
            inForce.remove(key);
            changes.add(new DriftAlarm(false, measure, subject, value, limit));
        }
    }

    private static String key(Measure measure, String subject) {
        return measure + " " + subject;
    }

    /** Summed anew on each bar: a running sum would keep what rounding has left of values long gone. */
    private double error() {
        double sum = 0;
        for (double square : squares) {
            sum += square;
        }
        return Math.sqrt(sum / squares.length);
    }

    private void count(double @Nullable [] row, int step) {
        if (row != null && baseline != null) {
            List<FeatureBins> bins = baseline.features();
            for (int i = 0; i < counts.length; i++) {
                counts[i][bins.get(i).bin(row[i])] += step;
            }
        }
    }
}
