package io.hindcast.engine.execution;

/** What has become of an order. */
public enum OrderStatus {
    /** Decided at a close, and on its way. */
    SUBMITTED,
    /** Has arrived, and rests; no change of its own where it arrives at once. */
    ACCEPTED,
    /** A part was filled; the rest goes on resting. */
    PARTIALLY_FILLED,
    /** Is of fewer units from now on: a later target wants less, or no more could be paid. */
    UPDATED,
    /** A later target wants nothing of what was not filled by now, and so it never will be. */
    CANCELLED,
    /** All of it was filled. */
    FILLED,
    /** What was not filled by now never will be. */
    REJECTED;

    /** The reason of an order that was made smaller, or cancelled, for a later target. */
    public static final String LESS_WANTED = "a later target wants less";
}
