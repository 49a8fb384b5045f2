package io.hindcast.paper.session;

import io.hindcast.market.EpochNanos;
import io.hindcast.paper.gate.BarGate;
import io.hindcast.paper.gate.FeedHealth;
import io.hindcast.paper.journal.Entry;
import io.hindcast.paper.journal.SessionJournal;
import io.hindcast.paper.journal.TradingState;
import io.hindcast.paper.models.Notices;
import io.hindcast.paper.view.Alarms;
import io.hindcast.paper.view.BarRow;
import io.hindcast.paper.view.DecisionLatency;
import io.hindcast.paper.view.EquityPoint;
import io.hindcast.paper.view.PaperStatus;
import io.hindcast.paper.view.PaperView;
import io.hindcast.paper.view.SessionBoard;
import io.hindcast.paper.view.SessionBook;
import io.hindcast.paper.view.SessionFacts;
import io.hindcast.report.summary.Summary;
import io.hindcast.runs.run.PreparedRun;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.files.FolderReplacement;
import io.hindcast.store.journal.Journal;
import io.hindcast.store.live.LiveQueueMetadata;
import io.hindcast.store.live.LiveQueueStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Trades a config on paper: the line of a backtest with a live queue behind its history and a journal in its middle. A
 * session that was interrupted, however it was, goes on exactly where it was.
 */
public final class PaperSession {
    static final String RUN = "run";
    static final String JOURNAL = "journal";

    private final PreparedRun prepared;
    private final Path folder;
    private final Clock clock;
    private final boolean untilEnd;
    private final LiveQueueStore feeds;
    private final SessionBoard board;
    private final SessionFacts facts;
    private final Notices notices = new Notices();
    private volatile @Nullable SessionRun running;
    private volatile boolean stopped;
    private volatile boolean endFlat;

    /**
     * What came of a session up to now.
     *
     * @param status after the last bar
     * @param health of the feed at the end
     * @param ofInputs what is to be said of the inputs, one sentence each
     * @param latency nanoseconds from the storing of a live bar by its feed to its journalled decision
     * @param summary of the run folder; empty before the first live bar
     * @param records in the journal
     * @param repaired whether a torn last record was found and taken out at the start
     * @param continued records that were there at the start
     * @param models what was done about its model
     * @param nextStart what the session does when it is started again
     */
    public record Result(
            PaperStatus status,
            FeedHealth health,
            List<String> ofInputs,
            Histogram latency,
            Optional<Summary> summary,
            long records,
            boolean repaired,
            long continued,
            Models models,
            TradingState nextStart) {}

    /**
     * What was done about the model of a session up to now, its earlier starts included.
     *
     * @param reloaded models that were brought along while it ran
     * @param retrained models that it has trained
     * @param drifts alarms of drift that were raised
     */
    public record Models(long reloaded, long retrained, long drifts) {}

    /**
     * A session that has not begun to run.
     *
     * @param folder of the session, which is made or continued
     * @param feeds holds the live queues
     * @param clock the real one
     * @param untilEnd whether it ends when the feed says that it has ended
     */
    public PaperSession(PreparedRun prepared, Path folder, LiveQueueStore feeds, Clock clock, boolean untilEnd) {
        this.prepared = prepared;
        this.folder = folder;
        this.feeds = feeds;
        this.clock = clock;
        this.untilEnd = untilEnd;
        board = new SessionBoard(prepared.horizonBars());
        facts = new SessionFacts(
                folder.getFileName().toString(),
                prepared.bars(),
                prepared.live().feed(),
                prepared.modelFolder()
                        .map(model -> model.getFileName().toString())
                        .orElse(""),
                prepared.horizonBars());
    }

    /**
     * Which builds have run the session and which one goes on with it now, in a sentence; empty when it is one. To be asked
     * before it runs.
     *
     * @throws InvalidInputException when its document is damaged, or a newer build has written it
     */
    public Optional<String> takeover() {
        return SessionDocument.exists(folder) ? Takeover.announced(SessionDocument.read(folder)) : Optional.empty();
    }

    /** Ends the session soon, and cleanly. May be called by any thread. */
    public void stop() {
        stopped = true;
        SessionRun now = running;
        if (now != null) {
            now.stop();
        }
    }

    /**
     * Lets the strategy decide no more, closes the position, and ends the session when it is closed: at once when nothing is
     * held. Needs up to two more bars otherwise, and more where orders take longer or bars have too little volume. A session
     * that does again what it did before comes to its present first. A {@link #stop} ends it at once. May be called by any
     * thread.
     */
    public void flattenAndStop() {
        endFlat = true;
        SessionRun now = running;
        if (now != null) {
            now.flattenAndStop();
        }
    }

    /**
     * Lets the strategy decide no more until {@link #resume}, also when the session is started again; what is held stays, and
     * orders that rest are filled. In force from the next bar on. May be called by any thread.
     *
     * @return true when it is journalled, or will be when the bar that is being worked on, or what is repeated after a
     *     restart, is done; false when the session does not run, so that nothing was asked
     */
    public boolean pause() {
        return command(Entry.Command.PAUSE);
    }

    /**
     * Closes the position and lets the strategy decide no more until {@link #resume}, also when the session is started again.
     * In force from the next bar on. May be called by any thread.
     *
     * @return as for {@link #pause}
     */
    public boolean flatten() {
        return command(Entry.Command.FLATTEN);
    }

    /**
     * Lets the strategy decide again. In force from the next bar on. May be called by any thread.
     *
     * @return as for {@link #pause}
     */
    public boolean resume() {
        return command(Entry.Command.RESUME);
    }

    private boolean command(Entry.Command command) {
        SessionRun now = running;
        return now != null && now.records().instruct(new Entry.Steering(command));
    }

    /** After the last bar. May be called by any thread. */
    public PaperStatus status() {
        SessionRun now = running;
        return now == null ? PaperStatus.NONE : now.status();
    }

    /** Alarms about the model that are in force, oldest first, in words. May be called by any thread. */
    public List<String> alarms() {
        return notices.alarms();
    }

    /** Says of an alarm that was among {@link #alarms} and is not any longer what has become of it. */
    public String ending(String alarm) {
        return notices.ending(alarm);
    }

    /** What has happened to the model, to be told once; empty when there is nothing more. May be called by any thread. */
    public Optional<String> news() {
        return notices.next();
    }

    /** How the feed is; empty before the session runs. May be called by any thread. */
    public Optional<FeedHealth> health() {
        return Optional.ofNullable(running).map(SessionRun::health);
    }

    /** All that there is to see but curves. May be called by any thread. */
    public PaperView view() {
        Optional<SessionRun> now = Optional.ofNullable(running);
        SessionBook book = board.book();
        Optional<FeedHealth> health = now.map(SessionRun::health);
        return new PaperView(
                now.flatMap(SessionRun::model).map(facts::withModel).orElse(facts),
                now.map(each -> each.records().state()).orElse(TradingState.TRADING),
                now.map(each -> each.records().replaying()).orElse(true),
                book,
                health,
                now.map(each -> DecisionLatency.of(each.latency())).orElse(DecisionLatency.NONE),
                Alarms.of(health.orElse(null), book, notices.alarms()));
    }

    /**
     * The bars behind one, oldest first: the last 1,000 of them at most. May be called by any thread.
     *
     * @param number of a bar; -1 for all
     */
    public List<BarRow> barsBehind(long number) {
        return board.rows(number);
    }

    /** The equity of all live bars, in at most 2,001 evenly spaced points. May be called by any thread. */
    public List<EquityPoint> equity() {
        return board.equity();
    }

    /**
     * Runs until it is stopped.
     *
     * @throws InvalidInputException when the session was begun with something else, or its feed or journal is at fault
     * @throws io.hindcast.engine.pipeline.StageFailure when a stage failed; the journal has all up to there
     */
    public Result run() {
        Instant started = clock.instant();
        SessionStart start = new SessionStart(prepared, folder);
        LiveQueueMetadata feed = start.requireFeed(feeds);
        start.requireContinuable();
        // Its lock keeps another process from beginning a session of this name at the same time.
        try (Journal journal = Journal.open(folder.resolve(JOURNAL))) {
            Takeover takeover = new Takeover(start, start.document(started), journal.stored());
            FolderReplacement.recover(folder);
            try (SessionJournal records = new SessionJournal(journal, takeover);
                    FolderReplacement writing = new FolderReplacement(folder.resolve(RUN))) {
                Queue<Intake> intakes = new ConcurrentLinkedQueue<>();
                BarGate gate = new BarGate(prepared.bars(), prepared.live().gate(), EpochNanos.of(started));
                PaperSource bars = new PaperSource(
                        prepared.openHistory(),
                        journal.read(),
                        journal.stored(),
                        feeds.tail(feed.name()),
                        gate,
                        new FirstQuote(prepared.latency()),
                        intakes,
                        records,
                        clock,
                        untilEnd);
                SessionRun now = new SessionRun(
                        prepared, folder, takeover, journal, records, bars, intakes, board, notices, clock, started);
                running = now;
                if (stopped) {
                    now.stop();
                }
                if (endFlat) {
                    now.flattenAndStop();
                }
                return now.go(writing);
            }
        }
    }
}
