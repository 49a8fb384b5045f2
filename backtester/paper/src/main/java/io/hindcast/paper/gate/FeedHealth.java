package io.hindcast.paper.gate;

import io.hindcast.feed.FeedMessage;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * How a feed is at a moment.
 *
 * @param state the gravest that holds
 * @param detail why the connection was lost or the feed ended; empty otherwise
 * @param counters every message so far in exactly one of them
 * @param garbage why inputs were {@link GateVerdict#GARBAGE}, the most frequent first
 * @param lastBarTime close of the last accepted bar, history included, nanoseconds since 1970-01-01T00:00Z; empty
 *     before the first
 * @param lastMessageAt when the last message was received; empty before the first
 * @param age time since the close of the last accepted bar, or since the start where that was later
 */
public record FeedHealth(
        FeedState state,
        String detail,
        FeedCounters counters,
        List<InputReasons.Count> garbage,
        OptionalLong lastBarTime,
        OptionalLong lastMessageAt,
        Duration age) {
    /** True when the feed has ended because it could not go on. */
    public boolean failed() {
        return state == FeedState.ENDED && detail.startsWith(FeedMessage.End.FAILED);
    }
}
