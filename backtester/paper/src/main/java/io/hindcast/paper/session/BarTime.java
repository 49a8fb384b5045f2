package io.hindcast.paper.session;

import io.hindcast.feed.FeedMessage;
import io.hindcast.feed.FeedMessage.ClosedBar;
import io.hindcast.feed.FeedMessage.Connection;
import io.hindcast.feed.FeedMessage.End;
import io.hindcast.feed.FeedMessage.Garbage;
import io.hindcast.feed.FeedMessage.Quote;
import io.hindcast.feed.FeedMessage.UnfinishedBar;
import io.hindcast.paper.gate.GateVerdict;

/**
 * The clock of a feed that goes by its bars, as the gate may go by it. A bar that the feed has set its clock by and the gate
 * found to be garbage, off the grid of its market for example, must not make those behind it late: what came while the clock
 * stood at that bar came at the time before.
 */
final class BarTime {
    private static final long NONE = Long.MIN_VALUE;

    private long last = NONE;
    private long garbage = NONE;

    /** The last time that is known, nanoseconds since 1970-01-01T00:00Z; 0 before the first. */
    long now() {
        return last == NONE ? 0 : last;
    }

    /** The next message, as it would have been received had nothing set the clock wrongly. */
    FeedMessage received(FeedMessage message) {
        if (message.receivedAt() != garbage) {
            return message;
        }
        return switch (message) {
            case ClosedBar bar ->
                new ClosedBar(
                        bar.instrument(),
                        bar.closeTime(),
                        bar.open(),
                        bar.high(),
                        bar.low(),
                        bar.close(),
                        bar.volume(),
                        Math.max(last, bar.closeTime()));
            case UnfinishedBar bar ->
                new UnfinishedBar(
                        bar.instrument(),
                        bar.closeTime(),
                        bar.open(),
                        bar.high(),
                        bar.low(),
                        bar.close(),
                        bar.volume(),
                        now());
            case Quote quote -> new Quote(quote.instrument(), quote.time(), quote.bid(), quote.ask(), now());
            case Garbage text -> new Garbage(text.excerpt(), text.reason(), now());
            case Connection connection -> new Connection(connection.event(), connection.detail(), now());
            case End end -> new End(end.reason(), now());
        };
    }

    /**
     * Takes what became of a message.
     *
     * @param at when it was dealt with
     */
    void ruled(FeedMessage message, GateVerdict verdict, long at) {
        if (verdict != GateVerdict.GARBAGE) {
            last = Math.max(last, at);
        } else if (message instanceof ClosedBar bar && bar.closeTime() == bar.receivedAt()) {
            garbage = message.receivedAt();
        }
    }
}
