package io.hindcast.trading;

/** What has become of an order. */
public enum OrderStatus {
    /** Decided at a close, and on its way. */
    SUBMITTED,
    /** Has arrived, and rests; no change of its own where it arrives at once. */
    ACCEPTED,
    /** A part was filled; the rest goes on resting. */
    PARTIALLY_FILLED,
    /** Was cut: it is of fewer units from now on, since a later target wants less, or no more could be paid. */
    UPDATED,
    /** A later target wants nothing of what was not filled by now, and so it never will be. */
    CANCELLED,
    /** All of it was filled. */
    FILLED,
    /** What was not filled by now never will be. */
    REJECTED;

    /** True when nothing more becomes of the order. */
    public boolean terminal() {
        return switch (this) {
            case SUBMITTED, ACCEPTED, PARTIALLY_FILLED, UPDATED -> false;
            case CANCELLED, FILLED, REJECTED -> true;
        };
    }
}
