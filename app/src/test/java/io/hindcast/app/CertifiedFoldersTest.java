package io.hindcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.app.Project.Output;
import io.hindcast.testkit.fixture.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever reads what was written earlier says which of its files was changed since. */
@Tag("slow")
class CertifiedFoldersTest {
    private static final String REGIMES =
            "regimes: {trend: {shortest-bars: 5, longest-bars: 10}, volatility: {bars: 5}, window: 20, epochs: 1}\n";

    @TempDir
    private static Path folder;

    private static Project project;
    private static Path cross;
    private static Path lstm;
    private static Path original;
    private static String hash;

    private Path run;

    @BeforeAll
    static void runOnce() throws IOException {
        project = new Project(folder);
        project.importBars(project.csv("bars.csv", Project.bars(1, Project.BARS)), "bars");
        cross = project.crossConfig("bars");
        lstm = project.lstmConfig("bars");
        Output output = project.hindcast("backtest", cross.toString());
        assertThat(output.exitCode()).as(output.err()).isZero();
        original = printed(output, "run:    ");
        hash = printed(output, "hash:   ").toString().replace(" (SHA-256 of certificate.json)", "");
    }

    @BeforeEach
    void copyRun() throws IOException {
        run = Folders.copy(original, folder.resolve("copied"));
    }

    private static Path printed(Output output, String label) {
        return output.out()
                .lines()
                .filter(line -> line.startsWith(label))
                .map(line -> Path.of(line.substring(label.length())))
                .findFirst()
                .orElseThrow();
    }

    private static void refused(Output output, String... parts) {
        assertThat(output.err())
                .contains(parts)
                .contains("nothing in it was touched")
                .doesNotContain("    at ");
        assertThat(output.exitCode()).isEqualTo(2);
        assertThat(output.out()).doesNotContain("Final equity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"summary.json (changed)", "trades.csv (missing)", "notes.txt (added)"})
    void aRunIsNotReportedWhenAFileOfItWasChanged(String found) throws IOException {
        switch (found) {
            case "summary.json (changed)" ->
                Folders.replace(run.resolve("summary.json"), "(\"total_return\"\\s*:\\s*)[-0-9.E]+", "$19.5");
            case "trades.csv (missing)" -> Files.delete(run.resolve("trades.csv"));
            default -> Files.writeString(run.resolve("notes.txt"), "mine");
        }
        Map<String, String> before = Folders.content(run);
        refused(
                project.hindcast("report", run.toString()),
                "run " + run + ": isn't as it was written any more: " + found + ";",
                "run the backtest again");
        assertThat(Folders.content(run)).isEqualTo(before);
    }

    @Test
    void allChangedFilesAreNamed() throws IOException {
        Folders.cut(run.resolve("equity.csv"), 1);
        Files.delete(run.resolve("fills.csv"));
        Files.createDirectory(run.resolve("more"));
        refused(
                project.hindcast("report", run.toString()),
                "equity.csv (changed), fills.csv (missing), more/ (added); move what was added elsewhere;");
        Files.writeString(run.resolve("certificate.json"), "");
        Output damaged = project.hindcast("report", run.toString());
        assertThat(damaged.exitCode()).isEqualTo(2);
        assertThat(damaged.err()).contains("certificate.json: is no JSON object");
        Folders.copy(original, run);
        Files.delete(run.resolve("certificate.json"));
        assertThat(project.hindcast("report", run.toString()).err()).contains("certificate.json: the file is missing");
    }

    @Test
    void aReportOfAnUnchangedRunIsThePageThatItHasAndTheHashStays() throws IOException {
        Map<String, String> before = Folders.content(run);
        Files.writeString(run.resolve(".hidden"), "of no reader");
        Output output = project.hindcast("report", run.toString());
        assertThat(output.exitCode()).as(output.err()).isZero();
        assertThat(output.err()).isEmpty();
        assertThat(output.out()).contains("Hash:   " + hash).doesNotContain("before");
        Files.delete(run.resolve(".hidden"));
        assertThat(Folders.content(run)).isEqualTo(before);

        Files.writeString(run.resolve("report.html"), "<p>950 %</p>");
        Output elsewhere = project.hindcast(
                "report", run.toString(), "--out", folder.resolve("page.html").toString());
        assertThat(elsewhere.err()).contains("report.html, was not the one that was written");
        assertThat(run.resolve("report.html")).hasContent("<p>950 %</p>");
        Output mended = project.hindcast("report", run.toString());
        assertThat(mended.exitCode()).as(mended.err()).isZero();
        assertThat(mended.err()).contains("report.html, was not the one that was written", "was made anew");
        assertThat(Folders.content(run)).isEqualTo(before);

        Output inside = project.hindcast(
                "report", run.toString(), "--out", run.resolve("page.html").toString());
        assertThat(inside.exitCode()).isEqualTo(2);
        assertThat(inside.err()).contains("would change the files of the folder");
        assertThat(Folders.content(run)).isEqualTo(before);
    }

    /** The page took the place of the summary where a link led there. */
    @ParameterizedTest
    @ValueSource(strings = {"link/summary.json", "copied/../copied/equity.csv", "original/report.html"})
    void aPageElsewhereIsNoFileOfARunByAnyName(String place) throws IOException {
        Files.deleteIfExists(folder.resolve("link"));
        Files.createSymbolicLink(folder.resolve("link"), run);
        Files.deleteIfExists(folder.resolve("original"));
        Files.createSymbolicLink(folder.resolve("original"), original);
        Map<String, String> before = Folders.content(run);
        Map<String, String> untouched = Folders.content(original);
        Output output = project.hindcast(
                "report", run.toString(), "--out", folder.resolve(place).toString());
        assertThat(output.exitCode()).isEqualTo(2);
        assertThat(output.err())
                .contains("would change the files of the folder")
                .doesNotContain("    at ");
        assertThat(Folders.content(run)).isEqualTo(before);
        assertThat(Folders.content(original)).isEqualTo(untouched);
    }

    @Test
    void aRunOfAnEarlierVersionIsReportedAndNotVouchedFor() throws IOException {
        Folders.forgetHashes(run);
        Folders.cut(run.resolve("equity.csv"), 1);
        Map<String, String> before = Folders.content(run);
        Output output = project.hindcast("report", run.toString());
        assertThat(output.exitCode()).as(output.err()).isZero();
        assertThat(output.err())
                .contains("warning: the certificate of this run is of an earlier version", "can't be checked");
        assertThat(run.resolve("report.html"))
                .content()
                .contains("whether one of them was changed can&#39;t be checked");
        before.remove("report.html");
        assertThat(Folders.content(run)).containsAllEntriesOf(before);
    }

    @Test
    void labelsAreCheckedAndARunThatTakesThemUpIsCertifiedAnew() throws IOException {
        Path config = project.write("label.yaml", Files.readString(lstm) + REGIMES);
        Output labelled = project.hindcast("label", config.toString());
        assertThat(labelled.exitCode()).as(labelled.err()).isZero();
        Path labels = printed(labelled, "labels: ");
        Output output = project.hindcast("report", run.toString(), "--regimes", labels.toString());
        assertThat(output.exitCode()).as(output.err()).isZero();
        assertThat(output.out()).contains(hash + " (before");
        Output again = project.hindcast("report", run.toString());
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.err()).isEmpty();
        Folders.cut(run.resolve("regimes.csv"), 1);
        refused(project.hindcast("report", run.toString()), "regimes.csv (changed)");

        Folders.replace(labels.resolve("labels.json"), "\"accuracy\" : [0-9.E-]+", "\"accuracy\" : 0.99");
        for (Output each : List.of(
                project.hindcast("backtest", cross.toString(), "--regimes", labels.toString()),
                project.hindcast("report", original.toString(), "--regimes", labels.toString()),
                project.hindcast("label", config.toString()))) {
            refused(each, "labels ", "labels.json (changed)", "label again with --relabel");
        }
        Output relabelled = project.hindcast("label", config.toString(), "--relabel");
        assertThat(relabelled.exitCode()).as(relabelled.err()).isZero();
        Files.delete(labels.resolve("certificate.json"));
        Output unchecked = project.hindcast("backtest", cross.toString(), "--regimes", labels.toString());
        assertThat(unchecked.exitCode()).as(unchecked.err()).isZero();
        assertThat(unchecked.err()).contains("are of an earlier version without a certificate");
    }
}
