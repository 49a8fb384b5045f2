package io.hindcast.cli;

import io.hindcast.market.EpochNanos;
import io.hindcast.paper.gate.FeedHealth;
import io.hindcast.paper.gate.FeedState;
import io.hindcast.paper.gate.InputReasons;
import io.hindcast.paper.journal.TradingState;
import io.hindcast.paper.session.PaperSession;
import io.hindcast.paper.view.PaperStatus;
import io.hindcast.paper.view.PaperView;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows how a session is doing: a line that is drawn over on a terminal, a plain line a minute elsewhere. */
final class PaperProgress implements AutoCloseable {
    private static final double NOTE_SECONDS = 60;

    private final TerminalLine line;
    private final PaperSession session;
    private final Ticker ticker;
    private FeedState alarmed = FeedState.LIVE;
    private TradingState state = TradingState.TRADING;
    private long shownAt = System.nanoTime();
    private final Set<String> reasons = new HashSet<>();
    private List<String> alarms = List.of();

    private PaperProgress(PrintWriter err, PaperSession session) {
        this.line = new TerminalLine(err, TerminalLine.onConsole());
        this.session = session;
        ticker = Ticker.start("paper-progress", line, this::look);
    }

    static PaperProgress start(PrintWriter err, PaperSession session) {
        return new PaperProgress(err, session);
    }

    private void look() {
        session.health().ifPresent(this::look);
        tellOfModels();
        steered(session.view());
        if (line.isTerminal() || (System.nanoTime() - shownAt) / 1e9 >= NOTE_SECONDS) {
            line.show(text(session.status(), session.health().orElse(null)));
            shownAt = System.nanoTime();
        }
    }

    private void look(FeedHealth health) {
        alarm(health);
        for (InputReasons.Count count : health.garbage()) {
            if (reasons.add(count.reason())) {
                line.print("an input is not used: " + count.reason());
            }
        }
    }

    private void steered(PaperView view) {
        if (view.state() != state && !view.replaying()) {
            state = view.state();
            line.print("the session is " + state.words());
        }
    }

    private void alarm(FeedHealth health) {
        if (health.state() != alarmed) {
            alarmed = health.state();
            line.print(
                    switch (alarmed) {
                        case STALE ->
                            "ALARM: the feed is stale, no bar for "
                                    + health.age().toSeconds() + " s; nothing is traded until one comes in time";
                        case DISCONNECTED -> "ALARM: the feed has lost its source: " + health.detail();
                        case ENDED -> (health.failed() ? "ALARM: " : "") + "the feed has ended: " + health.detail();
                        case WAITING, LIVE ->
                            "the feed is " + alarmed.toString().toLowerCase(Locale.ROOT);
                    });
        }
    }

    private void tellOfModels() {
        for (Optional<String> news = session.news(); news.isPresent(); news = session.news()) {
            line.print(news.get());
        }
        List<String> now = session.alarms();
        List<String> over = new ArrayList<>(alarms);
        over.removeAll(now);
        over.forEach(text -> line.print(session.ending(text)));
        List<String> raised = new ArrayList<>(now);
        raised.removeAll(alarms);
        raised.forEach(text -> line.print("ALARM: " + text));
        alarms = now;
    }

    private static String text(PaperStatus status, @Nullable FeedHealth health) {
        String feed = health == null ? "starting" : health.state().toString().toLowerCase(Locale.ROOT);
        if (status.bars() == 0) {
            return "feed " + feed + ", no live bar yet";
        }
        return String.format(
                Locale.ROOT,
                "%s  close %.6g  equity %,.2f  position %,.2f  bars %,d  orders %,d  fills %,d  feed %s",
                EpochNanos.toInstant(status.time()),
                status.close(),
                status.equity(),
                status.positionValue(),
                status.bars(),
                status.orders(),
                status.fills(),
                feed);
    }

    /** Ends the showing and removes the line. */
    @Override
    public void close() {
        ticker.close();
        session.health().ifPresent(this::look);
        tellOfModels();
    }
}
