package io.hindcast.feed;

/** Takes the messages of a feed, from one thread at a time. What it has taken is stored. */
public interface FeedSink {
    /**
     * Takes a message from a source that can't be read again.
     *
     * @throws java.io.UncheckedIOException when it can't be stored; the feed must then end
     */
    void accept(FeedMessage message);

    /**
     * Takes a message from a source that can be read again.
     *
     * @param origin where the source is to be continued behind this message
     * @throws java.io.UncheckedIOException when it can't be stored; the feed must then end
     */
    void accept(FeedMessage message, Origin origin);
}
