package io.hindcast.paper.gate;

/** How a feed is, the gravest first. Only {@link #LIVE} prices may be traded on. */
public enum FeedState {
    /** The feed has said that it has ended, or who sends to it has closed the connection. */
    ENDED,
    /** The feed has lost its source. */
    DISCONNECTED,
    /** The last bar is older than it may be. */
    STALE,
    /** No bar has been accepted since the start, and it isn't time to worry. */
    WAITING,
    /** Bars come. */
    LIVE
}
