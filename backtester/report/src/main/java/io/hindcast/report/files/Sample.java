package io.hindcast.report.files;

import java.util.List;

/**
 * As much of a series as a chart draws.
 *
 * @param columns names of the values of a point
 * @param points in order of time
 * @param total how many points the series has
 */
public record Sample(List<String> columns, List<Point> points, long total) {
    /** The most points that a chart draws of a series. */
    public static final int LIMIT = 20_000;

    /** Copies the lists. */
    public Sample {
        columns = List.copyOf(columns);
        points = List.copyOf(points);
    }

    /** True when points were left out. */
    public boolean reduced() {
        return points.size() < total;
    }

    /** True when there is no point. */
    public boolean isEmpty() {
        return points.isEmpty();
    }

    /**
     * A point of a series.
     *
     * @param index place in the series, from 0
     * @param time milliseconds since 1970-01-01T00:00Z
     * @param values one for each column; NaN where there is none
     */
    public record Point(long index, long time, double[] values) {}
}
