package io.hindcast.feeds;

import io.hindcast.feed.FeedMessage;
import io.hindcast.feed.FeedMessage.ClosedBar;
import io.hindcast.feed.FeedMessage.Connection;
import io.hindcast.feed.FeedMessage.End;
import io.hindcast.feed.FeedMessage.Garbage;
import io.hindcast.feed.FeedMessage.Quote;
import io.hindcast.feed.FeedMessage.UnfinishedBar;
import io.hindcast.feed.FeedSink;
import io.hindcast.feed.Origin;
import io.hindcast.intake.InputReasons;
import io.hindcast.intake.PriceCheck;
import io.hindcast.market.BarSpecification;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

/**
 * Counts what has been stored, and puts garbage in the place of what can't have come yet, for feeds that don't do it
 * themselves. Written by one thread at a time, read by any.
 */
final class CountingSink implements FeedSink {
    /** A bar that comes so many intervals behind its close is one of the past. */
    private static final int PAST_INTERVALS = 10;

    private final FeedSink sink;
    private final FutureTimes future;
    private final PriceCheck check;
    private final long past;
    private final InputReasons reasons = new InputReasons();
    private long lastReceivedAt;
    private volatile FeedCounts counts = FeedCounts.NONE;

    CountingSink(FeedSink sink, BarSpecification bars, Clock computer) {
        this.sink = sink;
        future = new FutureTimes(computer, bars.interval());
        check = PriceCheck.inAnyMarket(bars);
        past = PAST_INTERVALS * bars.interval().duration().toNanos();
    }

    FeedCounts counts() {
        return counts;
    }

    /** When the last message was received; 0 before the first. */
    long lastReceivedAt() {
        return lastReceivedAt;
    }

    @Override
    public void accept(FeedMessage message) {
        FeedMessage present = present(message);
        sink.accept(present);
        count(present);
    }

    @Override
    public void accept(FeedMessage message, Origin origin) {
        FeedMessage present = present(message);
        sink.accept(present, origin);
        count(present);
    }

    private FeedMessage present(FeedMessage message) {
        String problem = future.problem(message);
        return problem.isEmpty() ? message : new Garbage(message.toString(), problem, message.receivedAt());
    }

    private void count(FeedMessage message) {
        lastReceivedAt = message.receivedAt();
        if (message instanceof Garbage garbage) {
            reasons.add(garbage.reason());
        }
        Optional<ClosedBar> sound =
                message instanceof ClosedBar bar && check.problem(bar).isEmpty() ? Optional.of(bar) : Optional.empty();
        FeedCounts now = counts;
        counts = new FeedCounts(
                now.bars() + (message instanceof ClosedBar ? 1 : 0),
                now.updates() + (message instanceof UnfinishedBar ? 1 : 0),
                now.quotes() + (message instanceof Quote ? 1 : 0),
                now.garbage() + (message instanceof Garbage ? 1 : 0),
                now.events() + (message instanceof Connection || message instanceof End ? 1 : 0),
                sound.map(bar -> Math.max(now.lastBarTime(), bar.closeTime())).orElse(now.lastBarTime()),
                now.barsOfThePast()
                        + sound.filter(bar -> bar.receivedAt() - bar.closeTime() > past)
                                .map(bar -> 1)
                                .orElse(0),
                message instanceof Garbage ? reasons.counts() : now.garbageReasons(),
                message instanceof Connection connection
                        ? connection.event().name().toLowerCase(Locale.ROOT) + ": " + connection.detail()
                        : now.connection());
    }
}
