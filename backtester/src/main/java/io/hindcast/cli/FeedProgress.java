package io.hindcast.cli;

import io.hindcast.feeds.FeedCounts;
import io.hindcast.market.EpochNanos;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Shows how a feed is doing: a line that is drawn over on a terminal, a plain line every ten seconds and at each
 * event of the connection elsewhere.
 */
final class FeedProgress implements AutoCloseable {
    private static final double NOTE_SECONDS = 10;

    private final TerminalLine line;
    private final Supplier<FeedCounts> counts;
    private final Ticker ticker;
    private FeedCounts shown;
    private long shownAt = System.nanoTime();

    private FeedProgress(PrintWriter err, Supplier<FeedCounts> counts) {
        line = new TerminalLine(err, TerminalLine.onConsole());
        this.counts = counts;
        shown = counts.get();
        ticker = Ticker.start("feed-progress", line, this::look);
    }

    static FeedProgress start(PrintWriter err, Supplier<FeedCounts> counts) {
        return new FeedProgress(err, counts);
    }

    private void look() {
        FeedCounts now = counts.get();
        double seconds = (System.nanoTime() - shownAt) / 1e9;
        if (line.isTerminal() || seconds >= NOTE_SECONDS || !now.connection().equals(shown.connection())) {
            line.show(line(now, (now.messages() - shown.messages()) / seconds));
            shown = now;
            shownAt = System.nanoTime();
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
    }
}
