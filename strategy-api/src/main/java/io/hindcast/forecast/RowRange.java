package io.hindcast.forecast;

/**
 * Rows of a training set that follow each other.
 *
 * @param from the first, from 0
 * @param to behind the last
 */
public record RowRange(int from, int to) {
    /** @throws IllegalArgumentException when there is no row in it, or it begins before row 0 */
    public RowRange {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("must hold a row: from=" + from + ", to=" + to);
        }
    }

    /** As {@code 0-695}, the second number being behind the last row. */
    @Override
    public String toString() {
        return from + "-" + to;
    }
}
