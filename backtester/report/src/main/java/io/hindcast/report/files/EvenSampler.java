package io.hindcast.report.files;

import java.util.ArrayList;
import java.util.List;

/**
 * Thins out points of any number to at most {@link Sample#LIMIT} in one pass and bounded memory by keeping every second,
 * fourth, eighth … of them. Unlike the extremes, these are a fair sample of a distribution.
 */
public final class EvenSampler {
    private final List<String> columns;
    private final int limit;
    private List<Sample.Point> kept = new ArrayList<>();
    private long total;
    private long step = 1;

    /** A sampler that keeps as much as a chart draws. */
    public EvenSampler(List<String> columns) {
        this(columns, Sample.LIMIT);
    }

    /**
     * A sampler for a series of which less is drawn.
     *
     * @param limit the most points that are kept; at least 1
     */
    public EvenSampler(List<String> columns, int limit) {
        this.columns = columns;
        this.limit = limit;
    }

    /** Takes the next point. The array is kept. */
    public void add(long time, double... values) {
        long index = total++;
        if (index % step != 0) {
            return;
        }
        kept.add(new Sample.Point(index, time, values));
        if (kept.size() > limit) {
            step *= 2;
            List<Sample.Point> half = new ArrayList<>();
            for (Sample.Point point : kept) {
                if (point.index() % step == 0) {
                    half.add(point);
                }
            }
            kept = half;
        }
    }

    /** What is left of the points so far. */
    public Sample sample() {
        return new Sample(columns, kept, total);
    }
}
