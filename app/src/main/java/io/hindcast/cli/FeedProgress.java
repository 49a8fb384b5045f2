package io.hindcast.cli;

import io.hindcast.feed.FeedClock;
import io.hindcast.market.EpochNanos;
import io.hindcast.paper.feeds.FeedCounts;
import io.hindcast.paper.feeds.FeedRun;
import io.hindcast.paper.gate.InputReasons;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Shows how a feed is doing: a line that is drawn over on a terminal, a plain line every ten seconds and at each
 * event of the connection elsewhere.
 */
final class FeedProgress implements AutoCloseable {
    private static final double NOTE_SECONDS = 10;
    private static final String TOO_FAST =
            "the source sends more messages a second than --max-rate: it is read no faster,"
                    + " so that its messages come late";
    private static final String OF_THE_PAST =
            "hint: these bars closed long ago, and paper trading asks no strategy about bars that come so late; rows of"
                    + " the past need --clock bars, and a queue of another name";

    private final TerminalLine line;
    private final FeedRun run;
    private final Ticker ticker;
    private final FeedClock clock;
    private final Set<String> told = new HashSet<>();
    private FeedCounts shown;
    private long shownAt = System.nanoTime();

    private FeedProgress(PrintWriter err, FeedClock clock, FeedRun run) {
        this.clock = clock;
        line = new TerminalLine(err, TerminalLine.onConsole());
        this.run = run;
        shown = run.counts();
        ticker = Ticker.start("feed-progress", line, this::look);
    }

    static FeedProgress start(PrintWriter err, FeedClock clock, FeedRun run) {
        return new FeedProgress(err, clock, run);
    }

    private void look() {
        FeedCounts now = run.counts();
        tell(now);
        double seconds = (System.nanoTime() - shownAt) / 1e9;
        if (line.isTerminal() || seconds >= NOTE_SECONDS || !now.connection().equals(shown.connection())) {
            line.show(line(now, (now.messages() - shown.messages()) / seconds));
            shown = now;
            shownAt = System.nanoTime();
        }
    }

    /** What the user should know at once, each once. */
    private void tell(FeedCounts now) {
        for (InputReasons.Count count : now.garbageReasons()) {
            if (told.add(count.reason())) {
                line.print("unreadable: " + count.reason());
            }
        }
        if (run.heldBack() > 0 && told.add(TOO_FAST)) {
            line.print(TOO_FAST);
        }
        if (clock == FeedClock.WALL && 2 * now.barsOfThePast() > now.bars() && told.add(OF_THE_PAST)) {
            line.print(OF_THE_PAST);
        }
    }

    /** One line. */
    static String line(FeedCounts counts, double perSecond) {
        return String.format(
                Locale.ROOT,
                "%,d messages, %,.0f/s, last bar %s, unreadable %,d%s",
                counts.messages(),
                perSecond,
                counts.lastBarTime() == Long.MIN_VALUE ? "none" : EpochNanos.toInstant(counts.lastBarTime()),
                counts.garbage(),
                counts.connection().isEmpty() ? "" : ", " + counts.connection());
    }

    /** Ends the showing and removes the line. */
    @Override
    public void close() {
        ticker.close();
        tell(run.counts());
    }
}
