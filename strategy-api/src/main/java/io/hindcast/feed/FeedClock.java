package io.hindcast.feed;

/** Which clock the messages of a feed are stamped by, and so the one that whoever reads them has to go by. */
public enum FeedClock {
    /** The machine's: the market is live. */
    WALL,
    /**
     * That of the bars: the past is replayed, and a message is received when the latest bar so far closed. It stands still
     * between bars, so that a replay is the same at any speed.
     */
    BARS
}
