package io.hindcast.paper;

import io.hindcast.experiment.PreparedRun;
import io.hindcast.pipeline.Pipeline;
import io.hindcast.pipeline.Stage;
import io.hindcast.replacement.FolderDeletion;
import io.hindcast.settings.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs the bars of a recorded session through a backtest and compares what each has decided and filled. */
public final class Parity {
    private static final List<String> ROWS = List.of("orders.csv", "fills.csv");

    private Parity() {}

    /**
     * What the comparison gave.
     *
     * @param bars live bars compared
     * @param orders rows of the backtest's {@code orders.csv}
     * @param fills rows of its {@code fills.csv}
     * @param difference the first one, with the inputs of both sides; empty when there is none
     */
    public record Result(long bars, long orders, long fills, Optional<String> difference) {}

    /**
     * The model of a session.
     *
     * @param session its folder
     * @return its folder; null when it has none
     * @throws InvalidInputException when it is no session
     */
    public static Path modelFolder(Path session) {
        String model = SessionDocument.read(session).model();
        return model.isEmpty() ? null : Path.of(model);
    }

    /**
     * Compares a session, up to what it has recorded by now when it runs. Writes nothing into its folder.
     *
     * @param session its folder
     * @param prepared its config, with its model
     * @throws InvalidInputException when it is no session, is damaged, or was begun with something else
     */
    public static Result check(Path session, PreparedRun prepared) {
        SessionDocument document = SessionDocument.read(session);
        if (!document.identity().equals(prepared.identity())) {
            throw new InvalidInputException("session " + session + ": its history, config, model or the program is not"
                    + " what it was begun with, so there is nothing to compare; go back to what it was begun with");
        }
        List<RecordedBars.RecordedBar> recorded = RecordedSession.bars(session.resolve("journal"));
        if (recorded.isEmpty()) {
            throw new InvalidInputException(
                    "session " + session + ": has no live bar yet, so there is nothing to compare");
        }
        long liveFrom = document.historyBars();
        try (Scratch scratch = new Scratch();
                PreparedRun.Recording recording = prepared.record(
                        scratch.folder(), new RecordedBars(prepared.openHistory(), recorded), liveFrom)) {
            ParityStage parity = new ParityStage(recorded, liveFrom, prepared.drift());
            List<Stage> stages = new ArrayList<>();
            stages.add(new DecisionStage(recorded, liveFrom, SessionModels.of(session, prepared)::take));
            stages.addAll(prepared.stages(liveFrom));
            stages.add(parity);
            stages.add(recording.stage());
            new Pipeline(prepared.pipeline(), prepared.featureCount(), stages).run(recording.bars(), done -> {});
            recording.end();
            Optional<String> difference = parity.difference();
            for (String file : ROWS) {
                difference = difference.or(() -> rows(session.resolve("run"), scratch.folder(), file));
            }
            return new Result(
                    recorded.size(),
                    count(scratch.folder().resolve("orders.csv")),
                    count(scratch.folder().resolve("fills.csv")),
                    difference);
        } finally {
            prepared.close();
        }
    }

    /** A folder for the backtest, for a session may lie where nothing can be written. */
    private record Scratch(Path folder) implements AutoCloseable {
        Scratch() {
            this(create());
        }

        private static Path create() {
            try {
                return Files.createTempDirectory("hindcast-parity-");
            } catch (IOException e) {
                throw new UncheckedIOException("can't make a folder for the backtest", e);
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

    /** The first row in which a file of the session's run differs; the run is as old as the session's last clean end. */
    private static Optional<String> rows(Path run, Path backtest, String file) {
        if (!Files.isRegularFile(run.resolve(file))) {
            return Optional.empty();
        }
        try {
            List<String> there = Files.readAllLines(run.resolve(file));
            List<String> here = Files.readAllLines(backtest.resolve(file));
            for (int i = 0; i < there.size(); i++) {
                String expected = i < here.size() ? here.get(i) : "nothing";
                if (!there.get(i).equals(expected)) {
                    return Optional.of(String.format(
                            "%s of the session's run was changed, line %d:%n  session:  %s%n  backtest: %s",
                            file, i + 1, there.get(i), expected));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + run.resolve(file), e);
        }
    }

    private static long count(Path csv) {
        try (Stream<String> lines = Files.lines(csv)) {
            return lines.count() - 1;
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + csv, e);
        }
    }
}
