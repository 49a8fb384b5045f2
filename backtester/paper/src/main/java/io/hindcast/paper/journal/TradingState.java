package io.hindcast.paper.journal;

/** What those who steer a session have asked for. */
public enum TradingState {
    /** The strategy decides. */
    TRADING("trading"),
    /** The strategy looks on; what is held stays. */
    PAUSED("paused: nothing is decided, what is held stays"),
    /** The strategy looks on; what is held is closed. */
    FLATTENED("flattened: nothing is decided, what is held is closed"),
    /** As {@link #FLATTENED}; the session ends when nothing is held. */
    ENDING("ending: what is held is closed, and then the session ends");

    private final String words;

    TradingState(String words) {
        this.words = words;
    }

    /** For those who steer. */
    public String words() {
        return words;
    }
}
