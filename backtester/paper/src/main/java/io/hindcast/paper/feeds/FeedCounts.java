package io.hindcast.paper.feeds;

import io.hindcast.paper.gate.InputReasons;
import java.util.List;

/**
 * What a feed has brought since it was started: messages by their kind.
 *
 * @param bars finished bars
 * @param updates unfinished bars
 * @param quotes quotes
 * @param garbage inputs that can't be read
 * @param events of the connection, the end included
 * @param lastBarTime close of the latest finished bar that is sound, nanoseconds since 1970-01-01T00:00Z; {@link Long#MIN_VALUE} before
 *     the first
 * @param barsOfThePast finished bars that came long after they closed, by the feed's own clock
 * @param garbageReasons what is wrong with inputs that can't be read
 * @param connection what the connection's last event was; empty before the first
 */
public record FeedCounts(
        long bars,
        long updates,
        long quotes,
        long garbage,
        long events,
        long lastBarTime,
        long barsOfThePast,
        List<InputReasons.Count> garbageReasons,
        String connection) {
    static final FeedCounts NONE = new FeedCounts(0, 0, 0, 0, 0, Long.MIN_VALUE, 0, List.of(), "");

    /** Messages in all. */
    public long messages() {
        return bars + updates + quotes + garbage + events;
    }
}
