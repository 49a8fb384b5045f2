package io.hindcast.runs.progress;

/**
 * A training to come.
 *
 * @param id names all that decides it
 * @param kind nets of a kind take alike long for a row
 * @param rows that it learns from in each epoch
 */
public record Net(String id, String kind, long rows) {
    /** The same, of a kind. */
    public Net ofKind(String other) {
        return new Net(id, other, rows);
    }
}
