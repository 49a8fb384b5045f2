package io.hindcast.paper;

import io.hindcast.config.YamlConfig;
import io.hindcast.experiment.PreparedRun;
import io.hindcast.intake.BarGate;
import io.hindcast.intake.FeedHealth;
import io.hindcast.market.EpochNanos;
import io.hindcast.pipeline.Pipeline;
import io.hindcast.pipeline.PipelineSettings;
import io.hindcast.pipeline.Stage;
import io.hindcast.replacement.FolderReplacement;
import io.hindcast.report.summary.Summary;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.journal.Journal;
import io.hindcast.store.live.LiveQueueMetadata;
import io.hindcast.store.live.LiveQueueStore;
import io.hindcast.store.live.LiveQueueTailer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.HdrHistogram.Histogram;

/**
 * Trades a config on paper: the line of a backtest with a live queue behind its history and a journal in its middle. A
 * session that was interrupted, however it was, goes on exactly where it was.
 */
public final class PaperSession {
    static final String RUN = "run";
    static final String JOURNAL = "journal";
    private static final int RING = 256;

    private final PreparedRun prepared;
    private final Path folder;
    private final Clock clock;
    private final boolean untilEnd;
    private final LiveQueueStore feeds;
    private final SessionBoard board;
    private final SessionFacts facts;
    private volatile PaperSource source;
    private volatile SessionJournal steered;
    private volatile Histogram latency;
    private volatile PaperStatus status = PaperStatus.NONE;
    private final Notices notices = new Notices();
    private volatile Optional<String> model = Optional.empty();
    private volatile boolean stopped;
    private volatile FlatEnd flatEnd;
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

    /** Ends the session soon, and cleanly. May be called by any thread. */
    public void stop() {
        stopped = true;
        if (source != null) {
            source.stop();
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
        FlatEnd running = flatEnd;
        if (running != null) {
            running.ask();
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
        SessionJournal journal = steered;
        return journal != null && journal.instruct(new Entry.Steering(command));
    }

    /** After the last bar. May be called by any thread. */
    public PaperStatus status() {
        return status;
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
        return Optional.ofNullable(source).map(PaperSource::health);
    }

    /** All that there is to see but curves. May be called by any thread. */
    public PaperView view() {
        SessionJournal journal = steered;
        Histogram measured = latency;
        SessionBook book = board.book();
        Optional<FeedHealth> health = health();
        return new PaperView(
                model.map(facts::withModel).orElse(facts),
                journal == null ? TradingState.TRADING : journal.state(),
                journal == null || journal.replaying(),
                book,
                health,
                measured == null ? DecisionLatency.NONE : DecisionLatency.of(measured),
                Alarms.of(health, book, notices.alarms()));
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
     * @throws io.hindcast.pipeline.StageFailure when a stage failed; the journal has all up to there
     */
    public Result run() {
        Instant started = clock.instant();
        LiveQueueMetadata feed = requireFeed();
        requireContinuable();
        // Its lock keeps another process from beginning a session of this name at the same time.
        try (Journal journal = Journal.open(folder.resolve(JOURNAL));
                SessionJournal records = new SessionJournal(journal)) {
            SessionDocument document = document(started);
            FolderReplacement.recover(folder);
            try (FolderReplacement writing = new FolderReplacement(folder.resolve(RUN))) {
                Queue<Intake> intakes = new ConcurrentLinkedQueue<>();
                BarGate gate = new BarGate(prepared.bars(), prepared.live().gate(), EpochNanos.of(started));
                LiveQueueTailer live = feeds.tail(feed.name());
                PaperSource bars = new PaperSource(
                        prepared.openHistory(),
                        journal.read(),
                        journal.stored(),
                        live,
                        gate,
                        new FirstQuote(prepared.latency()),
                        intakes,
                        records,
                        clock,
                        untilEnd);
                return line(writing, bars, intakes, records, journal, document, started);
            }
        }
    }

    private Result line(
            FolderReplacement writing,
            PaperSource bars,
            Queue<Intake> intakes,
            SessionJournal records,
            Journal journal,
            SessionDocument document,
            Instant started) {
        long liveFrom = document.historyBars();
        SessionModels models = SessionModels.of(folder, prepared);
        JournalEnd end = JournalEnd.of(journal.read(), prepared.history().lastTime());
        Optional<ModelUpkeep> upkeep =
                prepared.models().map(each -> new ModelUpkeep(prepared, each, folder, models, records, end, notices));
        try (PreparedRun.Recording recording = prepared.record(writing.folder(), bars, liveFrom)) {
            List<Stage> stages = new ArrayList<>();

            // 1. What came in, before anything is made of it.
            Queue<Intake> taken = new ConcurrentLinkedQueue<>();
            IntakeStage intake = new IntakeStage(records, intakes, taken, liveFrom, change -> {
                model = Optional.of(change.id().substring(0, ModelUpkeep.ID_SHOWN));
                return upkeep.isPresent() ? upkeep.get().take(change) : models.take(change);
            });
            stages.add(intake);

            // 2. The line of a backtest: features, forecasts, trading.
            stages.addAll(prepared.stages(liveFrom));

            // 3. What was decided, before anybody is told.
            stages.add(new OutcomeStage(this::journal, prepared.drift()));

            // 4. Those who are told.
            upkeep.ifPresent(each -> stages.add(each.stage(liveFrom)));
            StatusStage told = new StatusStage(taken, clock, EpochNanos.of(started), this::told);
            stages.add(told);
            stages.add(board);
            stages.add(recording.stage());

            // 5. Run it until somebody stops it.
            source = bars;
            steered = records;
            latency = told.latency();
            flatEnd = new FlatEnd(records, end.bars(), bars::stop);
            if (stopped) {
                bars.stop();
            }
            if (endFlat) {
                flatEnd.ask();
            }
            Pipeline pipeline = new Pipeline(oneByOne(), prepared.featureCount(), stages);
            bars.endWhen(pipeline::failed);
            upkeep.ifPresent(ModelUpkeep::start);
            Map<String, Double> seconds = pipeline.run(recording.bars(), done -> {});
            upkeep.ifPresent(ModelUpkeep::close);
            bars.pending().forEach(intake::record);
            SessionInputs inputs = new SessionInputs(bars.health(), bars.clock());
            recording.inputs(inputs.section(), inputs.warnings());
            Optional<Summary> summary = recording.finish(
                    folder.getFileName().toString(), Instant.parse(document.began()), clock.instant(), seconds);
            if (summary.isPresent()) {
                writing.commit();
            }
            return new Result(
                    status,
                    bars.health(),
                    inputs.warnings(),
                    told.latency(),
                    summary,
                    records.records(),
                    journal.repaired(),
                    journal.stored(),
                    new Models(
                            upkeep.map(ModelUpkeep::reloaded).orElse(0),
                            upkeep.map(ModelUpkeep::retrained).orElse(0),
                            notices.raised()),
                    records.nextStart());
        } finally {
            upkeep.ifPresent(ModelUpkeep::close);
            prepared.close();
        }
    }

    private void journal(Entry entry) {
        steered.record(entry);
        if (entry instanceof Entry.Alarmed alarmed) {
            notices.drift(alarmed);
        }
    }

    /** One bar at a time, in one thread, so that the journal has one order. */
    private PipelineSettings oneByOne() {
        return new PipelineSettings(
                1,
                RING,
                PipelineSettings.Waiting.BLOCKING,
                PipelineSettings.Threads.SHARED,
                prepared.pipeline().strategyTimeout());
    }

    private void told(PaperStatus now) {
        status = now;
        flatEnd.told(now);
    }

    private LiveQueueMetadata requireFeed() {
        LiveQueueMetadata feed = feeds.describe(prepared.live().feed());
        if (!feed.bars().instrument().equals(prepared.bars().instrument())
                || !feed.bars().interval().equals(prepared.bars().interval())) {
            throw new InvalidInputException("paper.feed: live queue '" + feed.name() + "' brings "
                    + feed.bars().instrument() + " " + feed.bars().interval() + ", but the history (queue "
                    + prepared.history().name() + ") holds " + prepared.bars().instrument() + " "
                    + prepared.bars().interval() + "; name a feed of the same bars");
        }
        return feed;
    }

    /** Refuses a session that was begun with something else before anything is opened or made. */
    private void requireContinuable() {
        if (SessionDocument.exists(folder)
                && !SessionDocument.read(folder).identity().equals(prepared.identity())) {
            throw new InvalidInputException("session " + folder + ": was begun with another history, config, model"
                    + " or version of the program, so it can't be continued with this one; name another session"
                    + " (--session), or go back to what it was begun with (" + folder.resolve("config.yaml")
                    + ")");
        }
    }

    /** The session's document, written when it begins. */
    private SessionDocument document(Instant now) {
        if (SessionDocument.exists(folder)) {
            requireContinuable();
            return SessionDocument.read(folder);
        }
        SessionDocument begun = new SessionDocument(
                prepared.identity(),
                prepared.live().feed(),
                prepared.history().rows(),
                prepared.modelFolder()
                        .map(path -> path.toAbsolutePath().toString())
                        .orElse(""),
                now.toString());
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("config.yaml"), YamlConfig.write(prepared.resolved()));
        } catch (IOException e) {
            throw new UncheckedIOException("can't write " + folder, e);
        }
        begun.write(folder);
        return begun;
    }
}
