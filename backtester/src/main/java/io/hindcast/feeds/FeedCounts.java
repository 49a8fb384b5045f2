package io.hindcast.feeds;

/**
 * What a feed has brought since it was started: messages by their kind.
 *
 * @param bars finished bars
 * @param updates unfinished bars
 * @param quotes quotes
 * @param garbage inputs that can't be read
 * @param events of the connection, the end included
 * @param lastBarTime close of the latest finished bar, nanoseconds since 1970-01-01T00:00Z; {@link Long#MIN_VALUE} before
 *     the first
 * @param connection what the connection's last event was; empty before the first
 */
public record FeedCounts(
        long bars, long updates, long quotes, long garbage, long events, long lastBarTime, String connection) {
    static final FeedCounts NONE = new FeedCounts(0, 0, 0, 0, 0, Long.MIN_VALUE, "");

    /** Messages in all. */
    public long messages() {
        return bars + updates + quotes + garbage + events;
    }
}
