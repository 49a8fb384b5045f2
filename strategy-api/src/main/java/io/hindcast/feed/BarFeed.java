package io.hindcast.feed;

import java.io.IOException;
import java.util.Map;

/** A source of messages. It is run once, by one thread, until it ends or another closes it. */
public interface BarFeed extends AutoCloseable {
    /** What it reads from, in a few words, for example {@code tcp 127.0.0.1:9009}. */
    String source();

    /** Which clock stamps its messages. */
    FeedClock clock();

    /**
     * Reads until the source ends or the feed is closed. Every input becomes exactly one message, except for what carries no
     * data by its nature: blank lines and headers. A source that can be lost and found again tells of it by
     * {@link FeedMessage.Connection}s. {@link FeedMessage.End} is not the feed's to say.
     *
     * @param sink takes the messages
     * @param stored the last origin that has been stored of each source, by its name; empty at the first start
     * @throws IOException when it can't go on
     * @throws io.hindcast.settings.InvalidInputException when it can't go on because of a mistake of the user
     */
    void run(FeedSink sink, Map<String, Origin> stored) throws IOException;

    /**
     * Gives up the source: {@link #run} returns soon, with a message for all that was read. May be called by any thread, more
     * than once, and without {@code run}. Threads that write a queue must not be interrupted instead: that closes its files.
     */
    @Override
    void close();
}
