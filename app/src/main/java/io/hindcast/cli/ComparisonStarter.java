package io.hindcast.cli;

import io.hindcast.report.comparison.ComparisonTable;
import io.hindcast.runs.compare.CompareOptions;
import io.hindcast.runs.compare.Comparison;
import io.hindcast.runs.config.Workspace;
import io.hindcast.settings.MapSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine;

/** Starts a comparison and prints what came of it. */
final class ComparisonStarter {
    private final Workspace workspace;
    private final Path comparisons;
    private final PrintWriter out;
    private final PrintWriter err;

    ComparisonStarter(CommandLine line, Workspace workspace, Path comparisons) {
        this.workspace = workspace;
        this.comparisons = comparisons;
        this.out = line.getOut();
        this.err = line.getErr();
    }

    /** Returns the exit code: 1 when a job has failed, though the others are in the table. */
    int compare(MapSettings config, String name, CompareOptions options) {
        ComparisonDisplay display = new ComparisonDisplay(err, TerminalLine.onConsole());
        Comparison.Result result;
        try {
            result = new Comparison(workspace, comparisons, display, Clock.systemUTC()).run(config, name, options);
        } finally {
            display.clear();
        }
        out.print(ComparisonTable.of(result.folder()));
        out.println("comparison: " + Workspace.shown(result.folder()));
        out.println("report:     " + Workspace.shown(result.folder().resolve("report.html")));
        CertificateLine.print(out, "hash:       ", result.folder());
        out.flush();
        if (result.failed() > 0) {
            err.println(result.failed() + " of " + result.content().jobs().size()
                    + " jobs failed; the table has the rest. Start again to run only those that failed.");
            err.flush();
            return 1;
        }
        return 0;
    }
}
