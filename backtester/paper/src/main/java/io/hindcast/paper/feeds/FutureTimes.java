package io.hindcast.paper.feeds;

import io.hindcast.feed.FeedMessage;
import io.hindcast.feed.FeedMessage.ClosedBar;
import io.hindcast.feed.FeedMessage.Garbage;
import io.hindcast.feed.FeedMessage.Quote;
import io.hindcast.feed.FeedMessage.UnfinishedBar;
import io.hindcast.market.EpochNanos;
import io.hindcast.market.Interval;
import java.time.Clock;

/**
 * Finds messages of a time that can't have come yet: more than one interval ahead of the computer's clock, whatever clock
 * stamps the messages. The feed rules on them once, so that whoever reads its queue later rules alike.
 */
final class FutureTimes {
    private final Clock computer;
    private final Interval interval;
    private final long nanos;

    FutureTimes(Clock computer, Interval interval) {
        this.computer = computer;
        this.interval = interval;
        nanos = interval.duration().toNanos();
    }

    /** What is wrong with a message's time; empty when nothing is. */
    String problem(FeedMessage message) {
        return switch (message) {
            case ClosedBar bar -> problem("closes at ", bar.closeTime(), nanos);
            // It began one interval before it closes, and that is what must not be ahead.
            case UnfinishedBar bar -> problem("is going to close at ", bar.closeTime(), 2 * nanos);
            case Quote quote -> problem("is of ", quote.time(), nanos);
            case Garbage _, FeedMessage.Connection _, FeedMessage.End _ -> "";
        };
    }

    private String problem(String what, long time, long ahead) {
        long now = EpochNanos.of(computer.instant());
        return time <= now || time - now <= ahead
                ? ""
                : what + EpochNanos.toInstant(time) + ", more than one bar (" + interval
                        + ") ahead of this computer's clock, " + EpochNanos.toInstant(now);
    }
}
