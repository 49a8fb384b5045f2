package io.hindcast.app;

import io.hindcast.feed.FeedMessage;
import io.hindcast.feed.FeedMessage.ClosedBar;
import io.hindcast.feed.FeedMessage.Connection;
import io.hindcast.feed.FeedMessage.ConnectionEvent;
import io.hindcast.feed.FeedMessage.End;
import io.hindcast.feed.FeedMessage.Garbage;
import io.hindcast.feed.FeedMessage.Quote;
import io.hindcast.feed.FeedMessage.UnfinishedBar;
import io.hindcast.market.Instrument;
import io.hindcast.paper.gate.GateVerdict;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/**
 * All that goes wrong with a feed of minute bars, drawn from a seed: duplicates, 5 % late bars, gaps, a reconnect every 30 s,
 * garbage, corrections, bars out of order. Keeps a book of what it does, by the rules of docs/feeds.md, from what it knows
 * of each message and not from looking at it.
 */
final class FaultyFeed {
    static final long SECOND = 1_000_000_000L;
    static final long MINUTE = 60 * SECOND;

    /** Bars that the gate remembers: {@code paper.remember-bars}. */
    static final int REMEMBERED = 40;

    private final SplittableRandom random;
    private final Instrument instrument;
    private final List<Sent> sent = new ArrayList<>();
    private final List<ClosedBar> accepted = new ArrayList<>();
    private final Deque<ClosedBar> heldBack = new ArrayDeque<>();
    private final int historyBars;
    private long missing;
    private long gaps;
    private long reconnects;

    /** A message, what must become of it, and what is expected to be said of it; empty for anything. */
    record Sent(FeedMessage message, GateVerdict verdict, String reason) {}

    /**
     * Sends everything.
     *
     * @param history bars that the session has already
     * @param clean what a feed without faults would bring
     */
    FaultyFeed(long seed, List<ClosedBar> history, List<ClosedBar> clean) {
        random = new SplittableRandom(seed);
        instrument = clean.getFirst().instrument();
        accepted.addAll(history);
        historyBars = history.size();
        for (int i = 0; i < clean.size(); i++) {
            minute(clean.get(i));
            if (i == clean.size() / 2) {
                add(new End("the feed was started again", clean.get(i).closeTime()), GateVerdict.CONTROL, "");
            }
        }
        add(new End("over", clean.getLast().closeTime() + MINUTE), GateVerdict.CONTROL, "over");
    }

    List<Sent> sent() {
        return sent;
    }

    /** Bars that must have been accepted, history left out. */
    List<ClosedBar> accepted() {
        return accepted.subList(historyBars, accepted.size());
    }

    long count(GateVerdict verdict) {
        return sent.stream().filter(each -> each.verdict() == verdict).count();
    }

    long missing() {
        return missing;
    }

    long gaps() {
        return gaps;
    }

    long reconnects() {
        return reconnects;
    }

    private void minute(ClosedBar bar) {
        long close = bar.closeTime();
        for (long t = close - MINUTE; t < close; t += 30 * SECOND) {
            add(new Connection(ConnectionEvent.DISCONNECTED, "gone", t), GateVerdict.CONTROL, "gone");
            add(new Connection(ConnectionEvent.RECONNECTED, "back", t), GateVerdict.CONTROL, "back");
            reconnects++;
        }
        if (once(0.2)) {
            add(
                    new UnfinishedBar(
                            instrument, close, bar.open(), bar.high(), bar.low(), bar.close(), 1, close - 20 * SECOND),
                    GateVerdict.UPDATE,
                    "");
        }
        if (once(0.2)) {
            add(
                    new Quote(instrument, close - 10 * SECOND, bar.close(), bar.close() * 1.001, close - 9 * SECOND),
                    GateVerdict.QUOTE,
                    "");
        }
        if (once(0.05)) {
            garbage(bar);
        }
        if (once(heldBack.isEmpty() ? 0.02 : 0.5)) {
            heldBack.add(bar);
            return;
        }
        double way = random.nextDouble();
        if (way < 0.05) {
            accept(bar, 31 + random.nextInt(25), GateVerdict.ACCEPTED_LATE);
        } else if (way < 0.07) {
            // Neither is late nor early: the rules say "later than" and "more than".
            accept(bar, once(0.5) ? 30 : -5, GateVerdict.ACCEPTED);
        } else {
            accept(bar, 1, GateVerdict.ACCEPTED);
        }
        again(bar);
        while (!heldBack.isEmpty()) {
            ClosedBar tooLate = heldBack.remove();
            if (once(0.5)) {
                add(at(tooLate, close + 2 * SECOND), GateVerdict.OUT_OF_ORDER, "");
            }
        }
    }

    private void accept(ClosedBar bar, int secondsBehindClose, GateVerdict verdict) {
        long before = (bar.closeTime() - accepted.getLast().closeTime()) / MINUTE - 1;
        if (before > 0) {
            gaps++;
            missing += before;
        }
        accepted.add(bar);
        add(at(bar, bar.closeTime() + secondsBehindClose * SECOND), verdict, "");
    }

    /** Bars that came before, of the history too. */
    private void again(ClosedBar last) {
        long now = last.closeTime() + 3 * SECOND;
        if (once(0.05)) {
            add(at(remembered(), now), GateVerdict.DUPLICATE, "");
        }
        if (once(0.03)) {
            ClosedBar bar = remembered();
            add(
                    new ClosedBar(
                            instrument,
                            bar.closeTime(),
                            bar.open(),
                            bar.high(),
                            bar.low(),
                            bar.open() == bar.close() ? bar.high() : bar.open(),
                            bar.volume() + 1,
                            now),
                    GateVerdict.CORRECTED,
                    "volume " + bar.volume() + " is now " + (bar.volume() + 1));
        }
        if (once(0.02)) {
            ClosedBar forgotten = accepted.get(accepted.size() - 1 - REMEMBERED - random.nextInt(3));
            add(at(forgotten, now), GateVerdict.OUT_OF_ORDER, "");
        }
    }

    private ClosedBar remembered() {
        return accepted.get(accepted.size() - 1 - random.nextInt(REMEMBERED));
    }

    private void garbage(ClosedBar bar) {
        long now = bar.closeTime() - 5 * SECOND;
        double o = bar.open();
        FeedMessage message = switch (random.nextInt(11)) {
            case 0 -> new Garbage("<html>502</html>", "is neither JSON nor CSV", now);
            case 1 -> closed(new Instrument("OTHER"), bar.closeTime(), o, o, o, o, 1, now);
            case 2 -> closed(instrument, bar.closeTime(), o, o * 0.9, o * 0.8, o, 1, now);
            case 3 -> closed(instrument, bar.closeTime(), o, o, o, Double.NaN, 1, now);
            case 4 -> closed(instrument, bar.closeTime(), o, o, 0, o, 1, now);
            case 5 -> closed(instrument, bar.closeTime(), o, o, o, o, -1, now);
            case 6 -> closed(instrument, bar.closeTime() - SECOND, o, o, o, o, 1, now);
            case 7 -> closed(instrument, bar.closeTime(), o, o, o, o, 1, now - 1);
            case 8 -> new Quote(instrument, now, o * 1.01, o, now);
            case 9 -> new UnfinishedBar(instrument, bar.closeTime(), o, o, o * 1.1, o, 1, now);
            // Impossible goes before known: it is no correction of an accepted bar.
            default -> closed(instrument, accepted.getLast().closeTime(), o, Double.POSITIVE_INFINITY, o, o, 1, now);
        };
        add(message, GateVerdict.GARBAGE, message instanceof Garbage garbage ? garbage.reason() : "");
    }

    private static ClosedBar closed(
            Instrument instrument,
            long closeTime,
            double open,
            double high,
            double low,
            double close,
            double volume,
            long now) {
        return new ClosedBar(instrument, closeTime, open, high, low, close, volume, now);
    }

    private static ClosedBar at(ClosedBar bar, long receivedAt) {
        return new ClosedBar(
                bar.instrument(),
                bar.closeTime(),
                bar.open(),
                bar.high(),
                bar.low(),
                bar.close(),
                bar.volume(),
                receivedAt);
    }

    private void add(FeedMessage message, GateVerdict verdict, String reason) {
        sent.add(new Sent(message, verdict, reason));
    }

    private boolean once(double probability) {
        return random.nextDouble() < probability;
    }
}
