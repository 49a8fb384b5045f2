package io.hindcast.cli;

import io.hindcast.feeds.FeedCounts;
import io.hindcast.market.EpochNanos;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Shows how a feed is doing: a line that is drawn over on a terminal, a plain line every ten seconds and at each
 * event of the connection elsewhere.
 */
final class FeedProgress implements AutoCloseable {
    private static final long LOOK_MILLIS = 500;
    private static final double NOTE_SECONDS = 10;

    private final TerminalLine line;
    private final Supplier<FeedCounts> counts;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;

    private FeedProgress(PrintWriter err, Supplier<FeedCounts> counts) {
        line = new TerminalLine(err, TerminalLine.onConsole());
        this.counts = counts;
        thread = Thread.ofPlatform().daemon().name("feed-progress").unstarted(this::show);
    }

    static FeedProgress start(PrintWriter err, Supplier<FeedCounts> counts) {
        FeedProgress progress = new FeedProgress(err, counts);
        progress.thread.start();
        return progress;
    }

    private void show() {
        FeedCounts shown = counts.get();
        long shownAt = System.nanoTime();
        try {
            while (!ended.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                FeedCounts now = counts.get();
                double seconds = (System.nanoTime() - shownAt) / 1e9;
                if (line.isTerminal()
                        || seconds >= NOTE_SECONDS
                        || !now.connection().equals(shown.connection())) {
                    String text = line(now, (now.messages() - shown.messages()) / seconds);
                    if (line.isTerminal()) {
                        line.draw(text);
                    } else {
                        line.print(text);
                    }
                    shown = now;
                    shownAt = System.nanoTime();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
        ended.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        line.clear();
    }
}
