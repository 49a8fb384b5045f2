package io.hindcast.paper;

import io.hindcast.experiment.PreparedRun;
import io.hindcast.pipeline.Pipeline;
import io.hindcast.pipeline.Stage;
import io.hindcast.replacement.FolderDeletion;
import io.hindcast.report.summary.Summary;
import io.hindcast.settings.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        if (!document.identity().equals(prepared.identity())) {
            throw new InvalidInputException("session " + session + ": its history, config, model or the program is not"
                    + " what it was begun with, so its bars can't be run again; go back to what it was begun with");
        }
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
        return run(recording -> {
            recording.end();
            return Optional.empty();
        });
    }

    /**
     * Writes the run folder, report included.
     *
     * @param now when it is made
     * @return where the backtest and the session's records first differ; empty when nowhere
     */
    public Optional<String> write(Instant now) {
        return run(recording ->
                recording.finish(session.getFileName().toString(), Instant.parse(document.began()), now, Map.of()));
    }

    /** How a recording ends. */
    private interface Ending {
        Optional<Summary> of(PreparedRun.Recording recording);
    }

    private Optional<String> run(Ending ending) {
        long liveFrom = document.historyBars();
        try (PreparedRun.Recording recording =
                prepared.record(folder, new RecordedBars(prepared.openHistory(), recorded), liveFrom)) {
            ParityStage parity = new ParityStage(recorded, liveFrom, prepared.drift());
            List<Stage> stages = new ArrayList<>();
            stages.add(new DecisionStage(recorded, liveFrom, SessionModels.of(session, prepared)::take));
            stages.addAll(prepared.stages(liveFrom));
            stages.add(parity);
            stages.add(recording.stage());
            new Pipeline(prepared.pipeline(), prepared.featureCount(), stages).run(recording.bars(), done -> {});
            ending.of(recording);
            return parity.difference();
        } finally {
            prepared.close();
        }
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
