package io.hindcast.paper.gate;

/** What becomes of a message: exactly one of these. */
public enum GateVerdict {
    /** The next bar, in time: the strategy decides on it. */
    ACCEPTED,
    /** The next bar, but too late to trade on: features and marking take it, no order follows from it. */
    ACCEPTED_LATE,
    /** A bar that was accepted before, with the same values: ignored. */
    DUPLICATE,
    /** A bar that was accepted before, with other values now. What was decided stays as it is: shown, not used. */
    CORRECTED,
    /** A bar before the last accepted one that was never accepted, or too long ago to be remembered: ignored. */
    OUT_OF_ORDER,
    /** Unreadable, or impossible: ignored. */
    GARBAGE,
    /** A bar before its close: a price, no decision. */
    UPDATE,
    /** Bid and ask: prices that orders may meet, no decision. */
    QUOTE,
    /** An event of the connection, or the end of the feed. */
    CONTROL;

    /** True when the bar joins the history that features see. */
    public boolean accepted() {
        return this == ACCEPTED || this == ACCEPTED_LATE;
    }
}
