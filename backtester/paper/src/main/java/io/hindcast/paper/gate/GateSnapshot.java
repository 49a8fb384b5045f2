package io.hindcast.paper.gate;

import io.hindcast.runs.live.GateSettings;
import java.util.List;

/**
 * All that a {@link BarGate} knows: a gate that is made of it goes on as the one it was taken from would have.
 *
 * @param startedAt when the gate was new, nanoseconds since 1970-01-01T00:00Z
 * @param counters what has been counted
 * @param garbage why messages were {@link GateVerdict#GARBAGE}
 * @param link whether the source is there
 * @param linkDetail why it is not
 * @param lastMessageAt when the last message was received; {@link #NEVER} before the first
 * @param recent the last accepted bars, oldest first; at most {@link GateSettings#rememberBars}
 */
public record GateSnapshot(
        long startedAt,
        FeedCounters counters,
        List<InputReasons.Count> garbage,
        Link link,
        String linkDetail,
        long lastMessageAt,
        List<AcceptedBar> recent) {
    /** Stands for no time. */
    public static final long NEVER = Long.MIN_VALUE;

    /** Whether the source is there, by what the feed has said last. */
    public enum Link {
        UP,
        LOST,
        ENDED
    }

    /** Keeps copies of the lists. */
    public GateSnapshot {
        garbage = List.copyOf(garbage);
        recent = List.copyOf(recent);
    }
}
