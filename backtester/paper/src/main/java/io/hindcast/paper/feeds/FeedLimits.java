package io.hindcast.paper.feeds;

/**
 * What a source may do to this machine.
 *
 * @param messagesPerSecond that are taken of a live source for long; a burst of {@value #BURST_SECONDS} seconds' worth is
 *     taken at once. What goes beyond is read later, not left out: a sender has to wait. Positive infinity for no limit
 * @param storedBytes how large the live queue may become; a feed that would pass it ends
 */
public record FeedLimits(double messagesPerSecond, long storedBytes) {
    /** Plenty for bars, their updates and the quotes of an instrument. */
    public static final FeedLimits USUAL = new FeedLimits(1_000, 10L << 30);

    static final int BURST_SECONDS = 5;

    /** @throws IllegalArgumentException when a limit is not positive */
    public FeedLimits {
        if (!(messagesPerSecond > 0) || storedBytes <= 0) {
            throw new IllegalArgumentException(
                    "limits must be > 0: messagesPerSecond=" + messagesPerSecond + ", storedBytes=" + storedBytes);
        }
    }
}
