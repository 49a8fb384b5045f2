package io.hindcast.paper.feeds.lines;

import io.hindcast.paper.feeds.Inbox;
import java.io.IOException;

/** Where bytes come from, read by threads of its own. */
interface ByteSource extends AutoCloseable {
    /** In a few words. */
    String description();

    /** What to call a line that its sender has not ended. */
    String unendedLine();

    /**
     * Begins to read.
     *
     * @throws io.hindcast.settings.InvalidInputException when it can't
     */
    void start(Inbox<Arrival> inbox) throws IOException;

    /**
     * Looks at the first bytes of a sender.
     *
     * @throws io.hindcast.settings.InvalidInputException when nothing that follows can be a line
     */
    default void begins(byte[] bytes) {}

    /** Ends the reading. */
    @Override
    void close();
}
