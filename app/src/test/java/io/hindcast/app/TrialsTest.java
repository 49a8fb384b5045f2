package io.hindcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.app.Project.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was tried, as a user sees it, and what is said when some of it is gone. */
@Tag("slow")
class TrialsTest {
    @TempDir
    private Path folder;

    private Project project;
    private Path file;
    private Path config;

    @BeforeEach
    void importBars() throws IOException {
        project = new Project(folder);
        file = folder.resolve("trials.jsonl");
        project.importBars(project.csv("bars.csv", Project.bars(1, Project.BARS)), "bars");
        config = project.crossConfig("bars");
    }

    private Output whole(String... args) {
        Output output = project.hindcast(args);
        assertThat(output.exitCode()).as(output.err()).isZero();
        assertThat(output.err()).isEmpty();
        return output;
    }

    @Test
    void itListsWhatWasTriedAndSaysWhenNothingWas() throws IOException {
        assertThat(whole("ledger").out())
                .startsWith("nothing was tried yet, as far as ")
                .contains("trials.jsonl knows");
        assertThat(file).doesNotExist();
        Path run = project.run(config);
        project.run(config);
        project.run(config, "--set", "trading.fee-bps=4", "--set", "name=dear");
        String out = whole("ledger").out();
        assertThat(out.lines().toList().get(0)).matches("NO +DATE +CONFIG +SEED +NAME +INSTRUMENT .*SHARPE +RUN");
        assertThat(out.lines().toList().get(1))
                .contains(
                        "cross",
                        "TEST",
                        "2020-01-02",
                        "2021-02-04",
                        run.getFileName().toString());
        assertThat(out.lines().toList().get(2)).contains(" dear ");
        assertThat(out).contains("TEST: 2 trials\n", "lines:  4, each tied to the one before", "head:   ");
        // Without a result.
        Files.write(file, Files.readAllLines(file).subList(0, 3));
        assertThat(project.hindcast("ledger").out()).contains("TEST: 2 trials, of which 1 have ended");
    }

    @Test
    void whatWasCutIsSaidByRunAndReportUntilACopyIsJoined() throws IOException {
        Path run = project.run(config);
        project.run(config, "--set", "seed=7");
        Path copy = Files.copy(file, folder.resolve("copy.jsonl"));
        Files.write(file, Files.readAllLines(file).subList(0, 2));

        Output list = project.hindcast("ledger");
        assertThat(list.exitCode()).isEqualTo(2);
        assertThat(list.out()).contains("TEST: 1 trial\n");
        assertThat(list.err()).contains("error: TRIALS: ").contains("has 2 lines, but had 4 lines when cross-");
        Output report = project.hindcast("report", run.toString());
        assertThat(report.exitCode()).isZero();
        assertThat(report.err()).contains("warning: TRIALS: ", "hindcast ledger merge COPY");
        Output again = project.hindcast("backtest", config.toString());
        assertThat(again.exitCode()).isZero();
        assertThat(again.err()).contains("TRIALS: ");

        Output joined = whole("ledger", "merge", copy.toString());
        assertThat(joined.out()).contains("2 lines were joined; trials: 1 before, 2 now");
        assertThat(whole("report", run.toString()).err()).isEmpty();
        assertThat(whole("ledger").out()).contains("TEST: 2 trials\n");
        assertThat(whole("ledger", "merge", copy.toString()).out()).contains("has all that ", "nothing was changed");
    }

    @Test
    void whatWasChangedIsMendedWithoutACopyAndSaidFromThenOn() throws IOException {
        project.run(config);
        project.run(config, "--set", "seed=7");
        List<String> lines = Files.readAllLines(file);
        lines.set(2, lines.get(2).replace("TEST", "BEST"));
        Files.write(file, lines);
        Output list = project.hindcast("ledger");
        assertThat(list.exitCode()).isEqualTo(2);
        assertThat(list.out()).contains("lines:  4, not all as they were written");
        assertThat(list.err()).contains("trials.jsonl, line 3: was changed since it was written");

        Output mended = project.hindcast("ledger", "merge", file.toString());
        assertThat(mended.out())
                .contains("1 line was joined", "1 line was no longer what was written; kept as text", "damaged-1");
        assertThat(whole("ledger").out()).contains("lost:   1 that were no longer what was written");
        Output refused = project.hindcast("ledger", "merge", config.toString());
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("error: ").contains("no line of it is one of a ledger");
    }
}
