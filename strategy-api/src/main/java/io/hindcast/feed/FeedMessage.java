package io.hindcast.feed;

import io.hindcast.market.Bar;
import io.hindcast.market.Instrument;
import io.hindcast.settings.PrintableText;

/**
 * One input of a feed, or an event of its connection. Values stand as they were received: a bar may be impossible, of
 * another instrument, or one that came before.
 */
public sealed interface FeedMessage {
    /** When the feed received it, nanoseconds since 1970-01-01T00:00Z on the feed's {@link FeedClock}. */
    long receivedAt();

    /**
     * A bar that the source calls finished. One whose time has come before with other values is a correction.
     *
     * @param closeTime when it closed, nanoseconds since 1970-01-01T00:00Z
     */
    record ClosedBar(
            Instrument instrument,
            long closeTime,
            double open,
            double high,
            double low,
            double close,
            double volume,
            long receivedAt)
            implements FeedMessage, Bar {}

    /**
     * A bar as it stands before its close: {@code open} is final, {@code close} is the latest price.
     *
     * @param closeTime when it is going to close
     */
    record UnfinishedBar(
            Instrument instrument,
            long closeTime,
            double open,
            double high,
            double low,
            double close,
            double volume,
            long receivedAt)
            implements FeedMessage {}

    /**
     * The best prices that somebody would buy and sell at.
     *
     * @param time of the quote, nanoseconds since 1970-01-01T00:00Z; {@code receivedAt} where the source states none
     * @param bid highest price that is bid
     * @param ask lowest price that is asked
     */
    record Quote(Instrument instrument, long time, double bid, double ask, long receivedAt) implements FeedMessage {}

    /**
     * An input that can't be read.
     *
     * @param excerpt the begin of what was received, printable, at most {@link #EXCERPT_CHARACTERS} long
     * @param reason what is wrong with it, printable too and of at most {@link #REASON_CHARACTERS}, for it may quote the input
     */
    record Garbage(String excerpt, String reason, long receivedAt) implements FeedMessage {
        /** How much of an input is kept. */
        public static final int EXCERPT_CHARACTERS = 200;

        /** How long a reason may be. */
        public static final int REASON_CHARACTERS = 400;

        /** Cuts excerpt and reason and makes them printable. */
        public Garbage {
            excerpt = PrintableText.begin(excerpt, EXCERPT_CHARACTERS);
            reason = PrintableText.line(reason, REASON_CHARACTERS);
        }
    }

    /** What has become of the connection to the source. */
    enum ConnectionEvent {
        CONNECTED,
        DISCONNECTED,
        RECONNECTED,
        /** The sender has sent what it had and closed it. Another may come; until then the feed is at its end. */
        CLOSED
    }

    /**
     * The connection has come or gone.
     *
     * @param detail to or from where, or why; printable and of at most {@link Garbage#REASON_CHARACTERS}, for it may quote
     *     the other side
     */
    record Connection(ConnectionEvent event, String detail, long receivedAt) implements FeedMessage {
        /** Cuts the detail and makes it printable. */
        public Connection {
            detail = PrintableText.line(detail, Garbage.REASON_CHARACTERS);
        }
    }

    /**
     * The feed has ended: nothing follows until it is started again. Written by what runs a feed, not by the feed.
     *
     * @param reason why; printable and of at most {@link PrintableText#LINE_CHARACTERS}
     */
    record End(String reason, long receivedAt) implements FeedMessage {
        /** How the reason of a feed begins that could not go on. */
        public static final String FAILED = "failed: ";

        /** Cuts the reason and makes it printable. */
        public End {
            reason = PrintableText.line(reason);
        }
    }
}
