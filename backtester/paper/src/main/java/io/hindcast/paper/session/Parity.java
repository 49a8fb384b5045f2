package io.hindcast.paper.session;

import io.hindcast.report.files.FillColumn;
import io.hindcast.report.files.OrderColumn;
import io.hindcast.runs.run.PreparedRun;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.files.FolderCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs the bars of a recorded session through a backtest and compares what each has decided and filled. */
public final class Parity {
    private static final List<String> ROWS = List.of(OrderColumn.FILE, FillColumn.FILE);

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
     * Compares a session, up to what it has recorded by now when it runs. Writes nothing into its folder.
     *
     * @param session its folder
     * @param prepared its config, with its model
     * @throws InvalidInputException when it is no session, is damaged, or was begun with something else, or when a file of the
     *     run that its last end has left was changed
     */
    public static Result check(Path session, PreparedRun prepared) {
        Path ended = session.resolve(PaperSession.RUN);
        if (Files.isDirectory(ended)) {
            FolderCheck.ofRun(ended).require("run " + ended, SessionFolder.RUN_REMEDY);
        }
        try (RecordedRun run = RecordedRun.of(session, prepared)) {
            Optional<String> difference = run.compare();
            for (String file : ROWS) {
                difference = difference.or(() -> rows(ended, run.folder(), file));
            }
            return new Result(
                    run.bars(),
                    count(run.folder().resolve(OrderColumn.FILE)),
                    count(run.folder().resolve(FillColumn.FILE)),
                    difference);
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
