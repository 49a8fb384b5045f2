package io.hindcast.runs.models;

import io.hindcast.market.EpochNanos;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Some rows of features that a model was trained on, kept with it: whoever computes them again from the same bars must get
 * the same values.
 *
 * @param features names of the columns
 * @param spread standard deviation of each column over the rows of the training segment
 * @param rows in the order of time
 */
public record KeptRows(List<String> features, List<Double> spread, List<Row> rows) {
    private static final int KEPT = 256;

    /** @throws IllegalArgumentException when a list has another length than there are columns */
    public KeptRows {
        features = List.copyOf(features);
        spread = List.copyOf(spread);
        rows = List.copyOf(rows);
        int width = features.size();
        if (spread.size() != width || rows.stream().anyMatch(row -> row.values().size() != width)) {
            throw new IllegalArgumentException("must have a value for each of its " + width + " columns everywhere");
        }
    }

    /**
     * A row.
     *
     * @param time close of its bar, ISO 8601, UTC
     * @param history hash of all bars up to it, in hex
     * @param values unscaled, in column order
     */
    public record Row(String time, String history, List<Double> values) {
        /** @throws java.time.DateTimeException when the time is none */
        public Row {
            Instant.parse(time);
            values = List.copyOf(values);
        }

        /** Close of its bar, nanoseconds since 1970-01-01T00:00Z. */
        public long closeTime() {
            return EpochNanos.of(Instant.parse(time));
        }
    }

    /**
     * Draws the rows to keep.
     *
     * @param values {@code [rows][features]}
     * @param times close of each row's bar, nanoseconds since 1970-01-01T00:00Z
     * @param histories see {@link HistoryHash}, for each row
     * @param train the training decision rows
     * @param seed draws them
     */
    public static KeptRows draw(
            List<String> features, double[][] values, long[] times, long[] histories, int[] train, long seed) {
        List<Double> spread = new ArrayList<>();
        for (int column = 0; column < features.size(); column++) {
            spread.add(deviation(values, train, column));
        }
        int count = values.length;
        int[] drawn = count <= KEPT
                ? IntStream.range(0, count).toArray()
                : new SplittableRandom(seed)
                        .ints(0, count)
                        .distinct()
                        .limit(KEPT)
                        .sorted()
                        .toArray();
        List<Row> rows = new ArrayList<>();
        for (int row : drawn) {
            rows.add(new Row(
                    EpochNanos.toInstant(times[row]).toString(),
                    Long.toHexString(histories[row]),
                    Arrays.stream(values[row]).boxed().toList()));
        }
        return new KeptRows(features, spread, rows);
    }

    private static double deviation(double[][] values, int[] rows, int column) {
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < rows.length; i++) {
            double value = values[rows[i]][column];
            double off = value - mean;
            mean += off / (i + 1);
            squares += off * (value - mean);
        }
        return Math.sqrt(squares / rows.length);
    }
}
