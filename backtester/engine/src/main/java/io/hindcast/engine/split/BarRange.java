package io.hindcast.engine.split;

/**
 * Bars that follow each other, by index from 0.
 *
 * @param from the first
 * @param to behind the last
 */
public record BarRange(long from, long to) {
    /** @throws IllegalArgumentException when there is no bar in it, or an index is below 0 */
    public BarRange {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("must hold a bar: from=" + from + ", to=" + to);
        }
    }

    /** How many bars. */
    public long bars() {
        return to - from;
    }

    /** As {@code 0-695}, the second index being behind the last bar. */
    @Override
    public String toString() {
        return from + "-" + to;
    }
}
