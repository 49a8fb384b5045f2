package io.hindcast.paper.session;

import io.hindcast.engine.pipeline.LiveModel;
import io.hindcast.engine.pipeline.Stage;
import io.hindcast.forecast.TrainedModel;
import io.hindcast.market.EpochNanos;
import io.hindcast.paper.gate.FeedHealth;
import io.hindcast.paper.journal.Entry;
import io.hindcast.paper.journal.JournalEnd;
import io.hindcast.paper.journal.SessionJournal;
import io.hindcast.paper.models.ModelUpkeep;
import io.hindcast.paper.models.Notices;
import io.hindcast.paper.models.SessionModels;
import io.hindcast.paper.view.PaperStatus;
import io.hindcast.paper.view.SessionBoard;
import io.hindcast.report.summary.Summary;
import io.hindcast.runs.folder.RunEnding;
import io.hindcast.runs.run.PreparedRun;
import io.hindcast.runs.run.Run;
import io.hindcast.store.files.FolderReplacement;
import io.hindcast.store.journal.Journal;
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
import org.jspecify.annotations.Nullable;

/**
 * A session from one start to its end: bars flow through the journal and down the line of a backtest, and what it decides is
 * journalled before anybody is told.
 */
final class SessionRun {
    private final PreparedRun prepared;
    private final Path folder;
    private final Takeover takeover;
    private final Journal journal;
    private final SessionJournal records;
    private final PaperSource bars;
    private final SessionBoard board;
    private final Notices notices;
    private final Clock clock;
    private final IntakeStage intake;
    private final StatusStage told;
    private final FlatEnd flatEnd;
    private final SessionModels models;
    private final @Nullable ModelUpkeep upkeep;
    private volatile PaperStatus status = PaperStatus.NONE;
    private volatile @Nullable String model;

    /**
     * A start that has taken in nothing yet.
     *
     * @param takeover what the session was begun with, and who has run it
     * @param journal that the records go to
     * @param bars of the session, which close with its run
     * @param intakes what came in for each live bar
     * @param clock the real one
     * @param started when
     */
    SessionRun(
            PreparedRun prepared,
            Path folder,
            Takeover takeover,
            Journal journal,
            SessionJournal records,
            PaperSource bars,
            Queue<Intake> intakes,
            SessionBoard board,
            Notices notices,
            Clock clock,
            Instant started) {
        this.prepared = prepared;
        this.folder = folder;
        this.takeover = takeover;
        this.journal = journal;
        this.records = records;
        this.bars = bars;
        this.board = board;
        this.notices = notices;
        this.clock = clock;
        models = SessionModels.of(folder, prepared);
        JournalEnd end = JournalEnd.of(journal.read(), prepared.history().lastTime());
        upkeep = prepared.models()
                .map(each -> new ModelUpkeep(prepared, each, folder, models, records, end, notices))
                .orElse(null);
        Queue<Intake> taken = new ConcurrentLinkedQueue<>();
        intake = new IntakeStage(records, intakes, taken, takeover.document().historyBars(), this::takeOver);
        told = new StatusStage(taken, clock, EpochNanos.of(started), this::told);
        flatEnd = new FlatEnd(records, end.bars(), bars::stop);
    }

    /** Ends it soon, and cleanly. May be called by any thread. */
    void stop() {
        bars.stop();
    }

    /** See {@link PaperSession#flattenAndStop}. */
    void flattenAndStop() {
        flatEnd.ask();
    }

    /** Takes commands, and says what they ask for. May be used by any thread. */
    SessionJournal records() {
        return records;
    }

    /** After the last bar. May be called by any thread. */
    PaperStatus status() {
        return status;
    }

    /** How the feed is. May be called by any thread. */
    FeedHealth health() {
        return bars.health();
    }

    /** The latest model that has taken over, as it is shown; empty before the first. May be called by any thread. */
    Optional<String> model() {
        return Optional.ofNullable(model);
    }

    /** As of {@link PaperSession.Result}. May be called by any thread. */
    Histogram latency() {
        return told.latency();
    }

    /**
     * Runs until it is stopped.
     *
     * @param writing replaces the session's run when there is a live bar
     * @throws io.hindcast.engine.pipeline.StageFailure when a stage failed; the journal has all up to there
     */
    PaperSession.Result go(FolderReplacement writing) {
        long liveFrom = takeover.document().historyBars();
        try (Run<TrainedModel> run = prepared.run(writing.folder(), bars, prepared.schedule())) {
            // 1. What comes in is journalled before anything is made of it.
            List<Stage> before = List.of(intake);

            // 2. What was decided is, before anybody is told.
            List<Stage> behind = new ArrayList<>();
            behind.add(new OutcomeStage(this::journal, prepared.drift()));
            upkeep().ifPresent(each -> behind.add(each.stage(liveFrom)));
            behind.add(told);
            behind.add(board);

            // 3. Run it until somebody stops it, bar by bar, so that the journal has one order.
            bars.endWhen(run::failed);
            upkeep().ifPresent(ModelUpkeep::start);
            Map<String, Double> seconds =
                    run.go(before, behind, prepared.pipeline().barByBar(), done -> {});
            upkeep().ifPresent(ModelUpkeep::close);
            bars.pending().forEach(intake::record);

            // 4. Its run folder, when there is something to tell.
            SessionInputs inputs = new SessionInputs(bars.health(), bars.clock());
            Summary summary = null;
            if (run.reachedTest()) {
                run.check();
                summary = run.finish(RunEnding.ofSession(
                        folder.getFileName().toString(),
                        Instant.parse(takeover.document().began()),
                        clock.instant(),
                        new RunEnding.Live(Optional.of(inputs.section()), findings(inputs), seconds)));
                writing.commit();
            }
            return result(inputs, summary);
        } finally {
            upkeep().ifPresent(ModelUpkeep::close);
        }
    }

    private List<String> findings(SessionInputs inputs) {
        List<String> findings = new ArrayList<>(inputs.warnings());
        takeover.words().ifPresent(findings::add);
        return findings;
    }

    private PaperSession.Result result(SessionInputs inputs, @Nullable Summary summary) {
        return new PaperSession.Result(
                status,
                bars.health(),
                inputs.warnings(),
                told.latency(),
                Optional.ofNullable(summary),
                records.records(),
                journal.repaired(),
                journal.stored(),
                new PaperSession.Models(
                        upkeep().map(ModelUpkeep::reloaded).orElse(0),
                        upkeep().map(ModelUpkeep::retrained).orElse(0),
                        notices.raised()),
                records.nextStart());
    }

    private LiveModel takeOver(Entry.ModelChange change) {
        model = change.id().substring(0, ModelUpkeep.ID_SHOWN);
        return upkeep == null ? models.take(change) : upkeep.take(change);
    }

    /** Empty in a session without a model. */
    private Optional<ModelUpkeep> upkeep() {
        return Optional.ofNullable(upkeep);
    }

    private void journal(Entry entry) {
        records.record(entry);
        if (entry instanceof Entry.Alarmed alarmed) {
            notices.drift(alarmed);
        }
    }

    private void told(PaperStatus now) {
        status = now;
        flatEnd.told(now);
    }
}
