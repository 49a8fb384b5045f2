package io.hindcast.report.files;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Thins out a series of any length to at most {@link Sample#LIMIT} points, in one pass and bounded memory. The series is
 * cut into stretches of equal length, and of each the points with the lowest and the highest value of every watched column
 * are kept: a spike of one bar is still there. First and last point are kept too. A short series stays as it is.
 */
public final class ExtremesSampler {
    private final List<String> columns;
    private final int watched;
    private final int limit;
    private final List<Sample.Point> stretch = new ArrayList<>();
    private List<Sample.Point> kept = new ArrayList<>();
    private Sample.@Nullable Point first;
    private Sample.@Nullable Point last;
    private long total;
    private long length = 1;

    /**
     * A sampler for a series.
     *
     * @param columns names of the values
     * @param watched the extremes of the first so many columns are kept; the others come along
     */
    public ExtremesSampler(List<String> columns, int watched) {
        this(columns, watched, Sample.LIMIT);
    }

    /**
     * A sampler for a series of which less is drawn.
     *
     * @param columns names of the values
     * @param watched the extremes of the first so many columns are kept; the others come along
     * @param limit the most points that are kept; at least 2 x watched + 3
     */
    public ExtremesSampler(List<String> columns, int watched, int limit) {
        this.columns = columns;
        this.watched = watched;
        this.limit = limit;
    }

    /** Takes the next point. The array is kept. */
    public void add(long time, double... values) {
        Sample.Point point = new Sample.Point(total++, time, values);
        if (first == null) {
            first = point;
        }
        last = point;
        place(point);
        while (kept.size() > limit - reserved()) {
            length *= 2;
            List<Sample.Point> points = kept;
            points.addAll(stretch);
            kept = new ArrayList<>();
            stretch.clear();
            points.forEach(this::place);
        }
    }

    /** What is left of the points so far. */
    public Sample sample() {
        TreeSet<Sample.Point> points = new TreeSet<>(Comparator.comparingLong(Sample.Point::index));
        points.addAll(kept);
        points.addAll(extremes());
        if (first != null && last != null) {
            points.add(first);
            points.add(last);
        }
        return new Sample(columns, List.copyOf(points), total);
    }

    /** Room for the stretch that is not complete yet and, once points are left out, for the first and the last one. */
    private int reserved() {
        return length == 1 ? 1 : 2 * watched + 2;
    }

    private void place(Sample.Point point) {
        if (!stretch.isEmpty() && stretch.getFirst().index() / length != point.index() / length) {
            kept.addAll(extremes());
            stretch.clear();
        }
        stretch.add(point);
        if (stretch.size() > 4 * watched) {
            List<Sample.Point> extremes = extremes();
            stretch.clear();
            stretch.addAll(extremes);
        }
    }

    /** The lowest and the highest point of the stretch in each watched column, in order of time. */
    private List<Sample.Point> extremes() {
        if (length == 1) {
            return List.copyOf(stretch);
        }
        TreeSet<Sample.Point> extremes = new TreeSet<>(Comparator.comparingLong(Sample.Point::index));
        for (int column = 0; column < watched; column++) {
            Sample.Point lowest = null;
            Sample.Point highest = null;
            for (Sample.Point point : stretch) {
                double value = point.values()[column];
                if (!Double.isNaN(value)) {
                    lowest = lowest == null || value < lowest.values()[column] ? point : lowest;
                    highest = highest == null || value > highest.values()[column] ? point : highest;
                }
            }
            if (lowest != null) {
                extremes.add(lowest);
                extremes.add(highest);
            }
        }
        return List.copyOf(extremes);
    }
}
