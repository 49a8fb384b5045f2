package io.hindcast.report.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.report.evaluation.FoldedRun;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.files.FolderCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever reads a run checks the runs that are parts of it too. */
class PartFoldersTest {
    @TempDir
    Path folder;

    private Path run;

    @BeforeEach
    void writeRun() throws IOException {
        run = FoldedRun.write(folder.resolve("run"), 150);
        FoldedRun.certify(run);
    }

    @Test
    void aRunAndItsPartsAreReadAsTheyWereWritten() {
        assertThat(RunFolder.open(run).check().changes()).isEmpty();
        assertThat(RunFolder.open(run.resolve("seeds/43")).check().changes()).isEmpty();
    }

    @Test
    void aPageThatIsMadeOfAPartChangesNothing() throws IOException {
        Path seed = run.resolve("seeds/43");
        HtmlReport.write(RunFolder.open(seed), seed.resolve("report.html"));
        assertThat(RunFolder.open(run).check().changes()).isEmpty();
        FolderCertificate.renew(seed, "report.html");
        assertThat(RunFolder.open(run).check().changes()).isEmpty();
        assertThat(RunFolder.open(seed).check().changes()).isEmpty();
    }

    @Test
    void aPartThatWasChangedIsNamedWithItsFile() throws IOException {
        Files.writeString(run.resolve("seeds/43/equity.csv"), "\n", StandardOpenOption.APPEND);
        Files.delete(run.resolve("paths/2/fills.csv"));
        Files.createDirectory(run.resolve("paths/9"));
        assertRefused("seeds/43/equity.csv (changed)", "paths/2/fills.csv (missing)", "paths/9 (added)");
    }

    @Test
    void aPartThatWasExchangedOrTakenAwayIsNamed() throws IOException {
        Files.move(run.resolve("seeds/42"), run.resolve("aside"));
        Files.move(run.resolve("seeds/43"), run.resolve("seeds/42"));
        Files.move(run.resolve("aside"), folder.resolve("aside"));
        assertRefused("seeds/42/certificate.json (changed)", "seeds/43 (missing)");
    }

    @Test
    void aFolderOfPartsThatNobodyWroteIsAnAddedOne() throws IOException {
        Path seed = run.resolve("seeds/43");
        Files.createDirectories(seed.resolve("seeds/1"));
        assertThatThrownBy(() -> RunFolder.open(seed))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("seeds/1 (added)");
    }

    @Test
    void partsOfOtherTimesAreRefused() throws IOException {
        Path equity = run.resolve("paths/4/equity.csv");
        Files.writeString(equity, "2030-01-01T00:00:00Z,1,0,1,1,0\n", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> HtmlReport.write(run))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll(equity.toString(), "other times than that of paths/1");
        Files.delete(equity);
        assertThatThrownBy(() -> HtmlReport.write(run))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(equity + ": the file is missing");
    }

    @Test
    void theTerminalShowsFoldsSeedsAndPaths() {
        String terminal = TerminalTable.of(RunFolder.open(run).summary());

        assertThat(terminal.lines()).allMatch(line -> line.length() <= TerminalTable.WIDTH);
        assertThat(terminal)
                .contains("250 bars at the end are kept aside (holdout)", "HINDSIGHT", "no independent samples")
                .containsPattern("(?m)^Fold +Test from +Bars +Epoch")
                .containsPattern("Mean +100\\.00 bps|Mean +110\\.00 bps")
                .containsPattern(
                        "Seeds \\(3, each alone, mean \\+- standard deviation\\): return -?[0-9.]+ \\+- [0-9.]+%");
    }

    private void assertRefused(String... named) {
        assertThatThrownBy(() -> RunFolder.open(run))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll(named);
    }
}
