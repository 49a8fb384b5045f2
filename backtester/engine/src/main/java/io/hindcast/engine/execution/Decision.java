package io.hindcast.engine.execution;

/** What a strategy is asked for at a close. Decided outside the loop: by the feed's lateness and by whoever steers. */
public enum Decision {
    /** To decide. */
    TRADE,
    /** To look at the bar as at history; no order follows from it. What is held stays. */
    OBSERVE,
    /** To look at the bar as at history, while the engine sells or covers what is held. */
    FLATTEN
}
