package io.hindcast.paper;

/** What those who steer a session have asked for. */
public enum TradingState {
    /** The strategy decides. */
    TRADING,
    /** The strategy looks on; what is held stays. */
    PAUSED,
    /** The strategy looks on; what is held is closed. */
    FLATTENED,
    /** As {@link #FLATTENED}; the session ends when nothing is held. */
    ENDING
}
