package io.hindcast.store.importing;

import io.hindcast.market.Interval;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts good rows of rising time through and refuses the others, as few as can be: not a row that goes back is the bad one,
 * but the row that its neighbours contradict, such as a single date of a later year. To see that, rows are held back until
 * {@link #AHEAD} more have come. Where times contradict each other, the longest rising subsequence of the rows held is kept;
 * among several, earlier rows, unless one leaps ahead where another does not.
 */
final class RowOrder {
    /** How many rows are held back; a longer stretch of wrong times is not seen as one. */
    static final int AHEAD = 1_000;
    /** A longer step, in intervals, is a leap. */
    private static final int LEAP = 30;

    /** Takes rows in the order of the file. */
    interface Sink {
        /** The next row, good or bad. */
        void accept(Candidate row) throws IOException;
    }

    private final Columns columns;
    private final Duration leap;
    private final Sink sink;
    private final List<Candidate> held = new ArrayList<>(2 * AHEAD + 2);
    /** The last good row that was put through; null at first. */
    private @Nullable Candidate released;

    private Instant last = Instant.MIN;
    /** Rows since times have contradicted each other; -1 while they don't. */
    private int since = -1;

    RowOrder(Columns columns, Interval interval, Sink sink) {
        this.columns = columns;
        leap = interval.duration().multipliedBy(LEAP);
        this.sink = sink;
    }

    void add(Candidate row) throws IOException {
        held.add(row);
        if (row.good()) {
            if (!row.close().isAfter(last) && since < 0) {
                since = 0;
            }
            last = row.close();
        }
        if (since >= 0 && ++since > AHEAD) {
            settle();
        }
        // In portions, so that what stays is not moved with each row.
        if (since < 0 && held.size() >= 2 * AHEAD) {
            release(held.size() - AHEAD);
        }
    }

    /** Nothing follows. */
    void end() throws IOException {
        if (since >= 0) {
            settle();
        }
        release(held.size());
    }

    private void release(int count) throws IOException {
        for (Candidate row : held.subList(0, count)) {
            if (row.good()) {
                released = row;
            }
            sink.accept(row);
        }
        held.subList(0, count).clear();
    }

    private void settle() {
        int[] length = lengths();
        int left = Arrays.stream(length).max().orElse(0);
        Candidate before = released;
        int from = 0;
        while (left > 0) {
            int kept = next(length, left, before, from);
            refuse(from, kept, before);
            before = held.get(kept);
            from = kept + 1;
            left--;
        }
        refuse(from, held.size(), before);
        last = before == null ? Instant.MIN : before.close();
        since = -1;
    }

    /** For each row the most rows that can be kept from it on; 0 for rows that can't be kept. */
    private int[] lengths() {
        int[] length = new int[held.size()];
        // From the end: latest[k] is the latest time with which a run of k + 1 rows can begin.
        Instant[] latest = new Instant[held.size()];
        int longest = 0;
        for (int i = held.size() - 1; i >= 0; i--) {
            Candidate row = held.get(i);
            if (!row.good() || !isAfter(row, released)) {
                continue;
            }
            int low = 0;
            int high = longest;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (latest[middle].isAfter(row.close())) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            latest[low] = row.close();
            length[i] = low + 1;
            longest = Math.max(longest, low + 1);
        }
        return length;
    }

    private static boolean isAfter(Candidate row, @Nullable Candidate before) {
        return before == null || row.close().isAfter(before.close());
    }

    private int next(int[] length, int left, @Nullable Candidate before, int from) {
        int first = -1;
        for (int i = from; i < held.size(); i++) {
            if (length[i] == left && isAfter(held.get(i), before)) {
                boolean leaps = before != null
                        && Duration.between(before.close(), held.get(i).close()).compareTo(leap) > 0;
                if (!leaps) {
                    return i;
                }
                first = first < 0 ? i : first;
            }
        }
        return first;
    }

    /** Refuses the good rows of a range, of which none is kept. */
    private void refuse(int from, int to, @Nullable Candidate before) {
        for (int i = from; i < to; i++) {
            Candidate row = held.get(i);
            if (row.good()) {
                held.set(i, row.refused(reason(row, i, to, before)));
            }
        }
    }

    private BadRowException reason(Candidate row, int at, int next, @Nullable Candidate before) {
        String place;
        Rule rule = Rule.INCREASING;
        if (before != null && row.close().equals(before.close())) {
            rule = Rule.NO_DUPLICATE;
            place = "is the time of the bar before ('" + before.stamp() + "')";
        } else if (before != null && row.close().isBefore(before.close())) {
            place = "goes back behind the bar before ('" + before.stamp() + "'); bars must be in the order of time";
        } else if (next < held.size() && next > at) {
            Candidate below = held.get(next);
            place = (row.close().equals(below.close()) ? "is the time" : "lies behind the time")
                    + " of a row below it ('" + below.stamp() + "', line "
                    + below.row().line() + "), from which the rows go on";
        } else {
            place = "does not fit between its neighbours; bars must be in the order of time";
        }
        return new BadRowException(rule, columns.name(columns.time), columns.time + 1, row.stamp(), place);
    }
}
