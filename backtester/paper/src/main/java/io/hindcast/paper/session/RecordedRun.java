package io.hindcast.paper.session;

import io.hindcast.forecast.TrainedModel;
import io.hindcast.market.BarSource;
import io.hindcast.paper.journal.Entry;
import io.hindcast.paper.models.SessionModels;
import io.hindcast.runs.folder.RunEnding;
import io.hindcast.runs.run.ModelSchedule;
import io.hindcast.runs.run.PreparedRun;
import io.hindcast.runs.run.Run;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.files.FolderDeletion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The run of what a session has recorded by now, made by a backtest of its bars in a folder of its own: the session may run
 * meanwhile, and may lie where nothing can be written.
 */
public final class RecordedRun implements AutoCloseable {
    private final Path session;
    private final PreparedRun prepared;
    private final SessionDocument document;
    private final List<RecordedBars.RecordedBar> recorded;
    private final Path folder;

    private RecordedRun(
            Path session,
            PreparedRun prepared,
            SessionDocument document,
            List<RecordedBars.RecordedBar> recorded,
            Path folder) {
        this.session = session;
        this.prepared = prepared;
        this.document = document;
        this.recorded = recorded;
        this.folder = folder;
    }

    /**
     * Live bars that a session has recorded by now.
     *
     * @param session its folder
     * @throws InvalidInputException when its journal is damaged
     */
    public static long bars(Path session) {
        return RecordedSession.bars(session.resolve(PaperSession.JOURNAL)).size();
    }

    /**
     * Reads what a session has recorded.
     *
     * @param session its folder, into which nothing is written
     * @param prepared its config, with its model
     * @throws InvalidInputException when it is no session, is damaged, was begun with something else, or has no live bar
     */
    public static RecordedRun of(Path session, PreparedRun prepared) {
        SessionDocument document = SessionDocument.read(session);
        SessionDifference.first(session, document, prepared).ifPresent(difference -> {
            throw new InvalidInputException("session " + session + ": is not what it was begun with, " + difference
                    + "; so its bars can't be run again; go back to what it was begun with");
        });
        List<RecordedBars.RecordedBar> recorded = RecordedSession.bars(session.resolve(PaperSession.JOURNAL));
        if (recorded.isEmpty()) {
            throw new InvalidInputException(
                    "session " + session + ": has no live bar yet, so there is nothing to compare or to report");
        }
        return new RecordedRun(session, prepared, document, recorded, scratch());
    }

    private static Path scratch() {
        try {
            return Files.createTempDirectory("hindcast-session-");
        } catch (IOException e) {
            throw new UncheckedIOException("can't make a folder for the backtest", e);
        }
    }

    /** Where the run is, until this is closed. */
    public Path folder() {
        return folder;
    }

    /** Live bars of the run. */
    public int bars() {
        return recorded.size();
    }

    /** Writes rows alone; returns where the backtest and the session's records first differ, empty when nowhere. */
    Optional<String> compare() {
        return run(done -> {});
    }

    /**
     * Writes the run folder, report included.
     *
     * @param now when it is made
     * @return where the backtest and the session's records first differ; empty when nowhere
     */
    public Optional<String> write(Instant now) {
        return run(done -> {
            done.check();
            done.finish(RunEnding.ofSession(
                    session.getFileName().toString(),
                    Instant.parse(document.began()),
                    now,
                    RunEnding.Live.again(document.takeovers().stream().toList())));
        });
    }

    private Optional<String> run(Consumer<Run<TrainedModel>> ending) {
        long liveFrom = document.historyBars();
        BarSource bars = new RecordedBars(prepared.openHistory(), recorded);
        try (Run<TrainedModel> run = prepared.run(folder, bars, models())) {
            ParityStage parity = new ParityStage(recorded, liveFrom, prepared.drift());
            run.go(List.of(new DecisionStage(recorded, liveFrom)), List.of(parity), prepared.pipeline(), done -> {});
            ending.accept(run);
            return parity.difference();
        }
    }

    /** The models of the session, each from the bar on from which it has forecast then. */
    private ModelSchedule<TrainedModel> models() {
        SessionModels found = SessionModels.of(session, prepared);
        ModelSchedule<TrainedModel> models = prepared.schedule();
        for (int i = 0; i < recorded.size(); i++) {
            Optional<Entry.ModelChange> change = recorded.get(i).model();
            if (change.isPresent()) {
                models = models.then(
                        recorded.get(i).input().bar().orElseThrow().closeTime(), () -> found.take(change.get()));
            }
        }
        return models;
    }

    @Override
    public void close() {
        try {
            FolderDeletion.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("can't delete " + folder, e);
        }
    }
}
