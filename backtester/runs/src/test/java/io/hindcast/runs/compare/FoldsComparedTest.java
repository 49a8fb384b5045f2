package io.hindcast.runs.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.report.comparison.ComparisonContent;
import io.hindcast.report.comparison.ComparisonReport;
import io.hindcast.report.summary.SummaryFile;
import io.hindcast.runs.fixture.Decided;
import io.hindcast.runs.fixture.TinyWorkspace;
import io.hindcast.store.files.FolderCheck;
import io.hindcast.store.files.FolderDeletion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Walk-forwards are compared as other runs are, and models that several of them need are trained once. */
@Tag("slow")
class FoldsComparedTest {
    private static final String CONFIG = TinyWorkspace.walkForward("min-train-bars: 250, folds: 3")
                    .replace("{name: slope}", "{name: slope, seeds: 2}")
            + """
            compare:
              architectures:
                - line
                - {label: again, architecture: line}
                - mean
              seeds: [42, 44]
            """;

    @TempDir
    private Path folder;

    @Test
    void interruptedItRunsTheRestOnTheSameModels() throws IOException {
        TinyWorkspace tiny = TinyWorkspace.withBars(folder.resolve("tiny"));
        HeardComparison heard = new HeardComparison();
        Comparison.Result result = run(tiny, heard);
        assertThat(result.failed()).isZero();
        assertThat(heard.started()).hasSize(6);
        // Two architectures, three folds, seeds 42 to 45, and the means of 42 and 43 and of 44 and 45.
        assertThat(Decided.models(tiny.home())).hasSize(2 * 3 * (4 + 2));
        assertThat(ComparisonReport.check(result.folder())).isEqualTo(FolderCheck.UNCHANGED);
        Path job = result.folder().resolve("jobs/TEST-line-seed44");
        Decided.assertSame(result.folder().resolve("jobs/TEST-again-seed44"), job);
        Path alone = tiny.backtest(CONFIG.substring(0, CONFIG.indexOf("compare:")), "seed=44")
                .folder();
        Decided.assertSame(job, alone);
        Decided.assertSame(job.resolve("seeds/45"), alone.resolve("seeds/45"));
        assertThat(SummaryFile.read(job.resolve(SummaryFile.NAME))
                        .evaluation()
                        .orElseThrow()
                        .folds())
                .hasSize(3);

        FolderDeletion.delete(result.folder().resolve("jobs/TEST-mean-seed42"));
        for (String file : List.of("comparison.json", "comparison.csv", "report.html", "certificate.json")) {
            Files.delete(result.folder().resolve(file));
        }
        HeardComparison rest = new HeardComparison();
        Comparison.Result again = run(tiny, rest);
        assertThat(rest.started()).containsExactly("TEST mean seed 42");
        assertThat(rest.finished()).isEqualTo(5);
        assertThat(returns(again)).isEqualTo(returns(result));
        assertThat(Decided.models(tiny.home())).hasSize(2 * 3 * (4 + 2));
    }

    private static List<Double> returns(Comparison.Result result) {
        return result.content().jobs().stream()
                .map(ComparisonContent.JobEntry::figures)
                .map(figures -> figures.get("total_return"))
                .toList();
    }

    private static Comparison.Result run(TinyWorkspace where, HeardComparison heard) {
        return new Comparison(where.workspace(), where.home().resolve("comparisons"), heard, TinyWorkspace.CLOCK)
                .run(TinyWorkspace.read(CONFIG), "duel", new CompareOptions(false, false, false));
    }
}
