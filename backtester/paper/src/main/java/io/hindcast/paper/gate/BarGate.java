package io.hindcast.paper.gate;

import io.hindcast.feed.FeedMessage;
import io.hindcast.feed.FeedMessage.ClosedBar;
import io.hindcast.feed.FeedMessage.Connection;
import io.hindcast.feed.FeedMessage.End;
import io.hindcast.feed.FeedMessage.Garbage;
import io.hindcast.feed.FeedMessage.Quote;
import io.hindcast.feed.FeedMessage.UnfinishedBar;
import io.hindcast.market.Bar;
import io.hindcast.market.BarSpecification;
import io.hindcast.market.EpochNanos;
import io.hindcast.runs.live.GateSettings;
import io.hindcast.runs.live.PriceCheck;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Where live inputs come in. Says of each message, in the order of their queue, what becomes of it, by these rules, the
 * first that applies:
 *
 * <ol>
 *   <li>unreadable, or a bar or quote that is impossible whatever came before (another instrument, prices not finite or not
 *       above zero, high below low, negative volume, a close off the grid or in the future): {@link GateVerdict#GARBAGE};
 *   <li>a bar of the time of an accepted one: {@link GateVerdict#DUPLICATE} when all values are the same, else
 *       {@link GateVerdict#CORRECTED}. What has been accepted is never changed;
 *   <li>a bar before the last accepted one: {@link GateVerdict#OUT_OF_ORDER};
 *   <li>any other bar is accepted, {@link GateVerdict#ACCEPTED_LATE} when it came too late to be traded on. Bars missing before
 *       it are counted and never filled in.
 * </ol>
 *
 * It reads no clock: the same messages and the same times give the same rulings. For one thread.
 */
public final class BarGate {
    private final GateSettings settings;
    private final PriceCheck check;
    private final Tally tally = new Tally();
    private final InputReasons garbage = new InputReasons();
    private List<InputReasons.Count> garbageCounts = List.of();
    private final long startedAt;
    private final RecentBars recent;
    private Link link = Link.UP;
    private String linkDetail = "";
    private @Nullable Long lastMessageAt;

    /** Whether the source is there, by what the feed has said last. */
    private enum Link {
        UP,
        LOST,
        ENDED
    }

    /**
     * A gate that has seen nothing.
     *
     * @param bars which bars are expected
     * @param startedAt now, nanoseconds since 1970-01-01T00:00Z
     */
    public BarGate(BarSpecification bars, GateSettings settings, long startedAt) {
        this.settings = settings;
        this.startedAt = startedAt;
        check = new PriceCheck(bars, settings);
        recent = new RecentBars(settings.rememberBars());
    }

    /**
     * Takes a bar of stored history, which is not counted: what comes again of it is a duplicate.
     *
     * @throws IllegalArgumentException when it does not close after the bar before
     */
    public void seed(Bar bar) {
        if (!recent.isEmpty() && bar.closeTime() <= recent.lastTime()) {
            throw new IllegalArgumentException("closeTime must be > that of the bar before: closeTime="
                    + bar.closeTime() + ", before=" + recent.lastTime());
        }
        recent.add(AcceptedBar.of(bar));
    }

    /**
     * Says what becomes of a message.
     *
     * @param message the next of the queue
     * @param now nanoseconds since 1970-01-01T00:00Z on the clock of the feed: when it is being dealt with
     */
    public Ruling rule(FeedMessage message, long now) {
        lastMessageAt = message.receivedAt();
        if (link == Link.ENDED) {
            link(Link.UP, "");
        }
        Ruling ruling = switch (message) {
            case ClosedBar bar -> closed(bar, Math.max(now, bar.receivedAt()));
            case UnfinishedBar bar -> sound(check.problem(bar), GateVerdict.UPDATE);
            case Quote quote -> sound(check.problem(quote), GateVerdict.QUOTE);
            case Garbage garbage -> Ruling.of(GateVerdict.GARBAGE, garbage.reason());
            case Connection connection -> connection(connection);
            case End end -> {
                link(Link.ENDED, end.reason());
                yield Ruling.of(GateVerdict.CONTROL, end.reason());
            }
        };
        tally.add(ruling);
        if (ruling.verdict() == GateVerdict.GARBAGE) {
            garbage.add(ruling.reason());
            garbageCounts = garbage.counts();
        }
        return ruling;
    }

    /**
     * How the feed is.
     *
     * @param now nanoseconds since 1970-01-01T00:00Z on the clock of the feed
     */
    public FeedHealth health(long now) {
        FeedCounters counters = tally.counters();
        long since = recent.isEmpty() ? startedAt : Math.max(startedAt, recent.lastTime());
        Duration age = Duration.ofNanos(Math.max(0, now - since));
        return new FeedHealth(
                state(counters, age),
                linkDetail,
                counters,
                garbageCounts,
                recent.isEmpty() ? OptionalLong.empty() : OptionalLong.of(recent.lastTime()),
                lastMessageAt == null ? OptionalLong.empty() : OptionalLong.of(lastMessageAt),
                age);
    }

    private FeedState state(FeedCounters counters, Duration age) {
        if (link == Link.ENDED) {
            return FeedState.ENDED;
        }
        if (link == Link.LOST) {
            return FeedState.DISCONNECTED;
        }
        if (age.compareTo(settings.staleAfter()) > 0) {
            return FeedState.STALE;
        }
        return counters.accepted() + counters.acceptedLate() == 0 ? FeedState.WAITING : FeedState.LIVE;
    }

    private Ruling closed(ClosedBar bar, long arrival) {
        String problem = check.problem(bar, arrival);
        if (!problem.isEmpty()) {
            return Ruling.of(GateVerdict.GARBAGE, problem);
        }
        AcceptedBar now = AcceptedBar.of(bar);
        Optional<AcceptedBar> known = recent.at(bar.closeTime());
        if (known.isPresent()) {
            AcceptedBar earlier = known.get();
            return earlier.equals(now)
                    ? Ruling.of(GateVerdict.DUPLICATE)
                    : new Ruling(GateVerdict.CORRECTED, earlier.changesTo(now), 0, Optional.of(earlier));
        }
        if (!recent.isEmpty() && bar.closeTime() < recent.lastTime()) {
            return Ruling.of(
                    GateVerdict.OUT_OF_ORDER,
                    "closes at " + EpochNanos.toInstant(bar.closeTime()) + ", before the last bar, "
                            + EpochNanos.toInstant(recent.lastTime()));
        }
        long missing = recent.isEmpty() ? 0 : check.grid().missing(recent.lastTime(), bar.closeTime());
        recent.add(now);
        link(Link.UP, "");
        long latest = arrival - settings.lateAfter().toNanos();
        return bar.closeTime() < latest
                ? new Ruling(
                        GateVerdict.ACCEPTED_LATE,
                        "came " + Duration.ofNanos(arrival - bar.closeTime()) + " after its close",
                        missing,
                        Optional.empty())
                : new Ruling(GateVerdict.ACCEPTED, "", missing, Optional.empty());
    }

    private Ruling sound(String problem, GateVerdict verdict) {
        if (!problem.isEmpty()) {
            return Ruling.of(GateVerdict.GARBAGE, problem);
        }
        link(Link.UP, "");
        return Ruling.of(verdict);
    }

    private Ruling connection(Connection connection) {
        switch (connection.event()) {
            case DISCONNECTED -> {
                tally.disconnected();
                link(Link.LOST, connection.detail());
            }
            case CLOSED -> link(Link.ENDED, connection.detail());
            case RECONNECTED -> {
                tally.reconnected();
                link(Link.UP, "");
            }
            case CONNECTED -> link(Link.UP, "");
        }
        return Ruling.of(GateVerdict.CONTROL, connection.detail());
    }

    private void link(Link now, String detail) {
        link = now;
        linkDetail = detail;
    }
}
