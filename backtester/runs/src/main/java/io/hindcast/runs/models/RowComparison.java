package io.hindcast.runs.models;

import io.hindcast.engine.pipeline.RowObserver;
import io.hindcast.market.Bar;
import io.hindcast.settings.InvalidInputException;
import java.nio.file.Path;
import java.util.List;

/**
 * Holds the rows that a run uses against those that its model was trained on, wherever they come from the same bars: a
 * feature that is drawn at random, or that is another one after training, is no function of its bars.
 */
public final class RowComparison implements RowObserver {
    /** A part of the column's spread, and of the value where the column hardly varies. */
    private static final double OF_SPREAD = 1e-9;

    private static final double OF_VALUE = 1e-12;

    private final Path model;
    private final KeptRows kept;
    private final long[] times;
    private final HistoryHash history = new HistoryHash();
    private int next;
    private int compared;

    /**
     * Compares with the rows of one training.
     *
     * @param model folder of the model
     * @param kept with it
     */
    public RowComparison(Path model, KeptRows kept) {
        this.model = model;
        this.kept = kept;
        times = kept.rows().stream().mapToLong(KeptRows.Row::closeTime).toArray();
    }

    @Override
    public void row(long index, Bar bar, double[] row, boolean complete) {
        if (next == times.length) {
            return;
        }
        long hash = history.add(bar);
        while (next < times.length && times[next] < bar.closeTime()) {
            next++;
        }
        if (next < times.length && times[next] == bar.closeTime()) {
            KeptRows.Row expected = kept.rows().get(next++);
            if (expected.history().equals(Long.toHexString(hash))) {
                compare(index, expected, row);
                compared++;
            }
        }
    }

    /** True when no later row will be compared. */
    boolean done() {
        return next == times.length;
    }

    /** Rows that were computed from the same bars as when the model was trained, and have the same values. */
    public int compared() {
        return compared;
    }

    /** Rows that were kept. */
    public int kept() {
        return times.length;
    }

    private void compare(long index, KeptRows.Row expected, double[] row) {
        List<Double> values = expected.values();
        for (int column = 0; column < row.length; column++) {
            double before = values.get(column);
            double rounding = Math.max(OF_SPREAD * kept.spread().get(column), OF_VALUE * Math.abs(before));
            if (!(Math.abs(row[column] - before) <= rounding)) {
                throw new InvalidInputException("features: " + kept.features().get(column)
                        + " is refused: it is no function of its bars. On bar " + index + " (" + expected.time()
                        + ") it was " + before + " when model " + model + " was trained, and is " + row[column]
                        + " now, from the same bars. What a model has learnt of a feature that changes is worth"
                        + " nothing; leave the feature out, or have its author mend FeaturePipeline.update");
            }
        }
    }
}
