package io.hindcast.engine.split;

import io.hindcast.market.BarSource;
import io.hindcast.market.MutableBar;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * From indices of bars to their closes and back. Each question is one pass over the bars, which keeps none of them: memory
 * grows with what is asked for alone.
 */
public final class BarTimes {
    private final Supplier<BarSource> bars;
    private final long rows;

    /**
     * @param bars opens the bars, from the first on
     * @param rows how many of them there are; any behind these are not looked at
     */
    public BarTimes(Supplier<BarSource> bars, long rows) {
        this.bars = bars;
        this.rows = rows;
    }

    /** How many bars there are. */
    public long rows() {
        return rows;
    }

    /**
     * Closes of bars.
     *
     * @param indices from 0, rising, each below {@link #rows}; may repeat
     * @return nanoseconds since 1970-01-01T00:00Z, one for each index
     * @throws IllegalArgumentException when the indices fall, or one is no bar's
     */
    public long[] closes(long... indices) {
        requireRising(indices);
        if (indices.length > 0 && (indices[0] < 0 || indices[indices.length - 1] >= rows)) {
            throw new IllegalArgumentException(
                    "indices must be from 0 to " + (rows - 1) + ": " + Arrays.toString(indices));
        }
        long[] closes = new long[indices.length];
        int found = 0;
        MutableBar bar = new MutableBar();
        try (BarSource source = bars.get()) {
            for (long index = 0; found < closes.length && source.next(bar); index++) {
                while (found < closes.length && indices[found] == index) {
                    closes[found] = bar.closeTime();
                    found++;
                }
            }
        }
        if (found < closes.length) {
            throw new IllegalStateException("there is no bar " + indices[found] + " of " + rows);
        }
        return closes;
    }

    /**
     * The first bars that close at given times or later.
     *
     * @param times nanoseconds since 1970-01-01T00:00Z, rising; may repeat
     * @return one index for each time, {@link #rows} where no bar closes so late
     * @throws IllegalArgumentException when the times fall
     */
    public long[] firstAtOrAfter(long... times) {
        requireRising(times);
        long[] indices = new long[times.length];
        Arrays.fill(indices, rows);
        int found = 0;
        MutableBar bar = new MutableBar();
        try (BarSource source = bars.get()) {
            for (long index = 0; index < rows && found < times.length && source.next(bar); index++) {
                while (found < times.length && times[found] <= bar.closeTime()) {
                    indices[found] = index;
                    found++;
                }
            }
        }
        return indices;
    }

    private static void requireRising(long[] values) {
        for (int i = 1; i < values.length; i++) {
            if (values[i] < values[i - 1]) {
                throw new IllegalArgumentException("must rise: " + Arrays.toString(values));
            }
        }
    }
}
