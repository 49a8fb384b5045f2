package io.hindcast.cli;

import io.hindcast.report.run.TerminalTable;
import io.hindcast.runs.config.RunOptions;
import io.hindcast.runs.config.Workspace;
import io.hindcast.runs.folder.RunResult;
import io.hindcast.runs.jobs.ThreadRunner;
import io.hindcast.runs.labels.LabelFolder;
import io.hindcast.runs.labels.Labelling;
import io.hindcast.runs.progress.RunProgress;
import io.hindcast.runs.run.Backtest;
import io.hindcast.settings.MapSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.Function;
import picocli.CommandLine;

/** Starts runs for the commands and prints what came of them. */
final class RunStarter {
    private final Workspace workspace;
    private final PrintWriter out;
    private final PrintWriter err;

    RunStarter(CommandLine line, Workspace workspace) {
        this.workspace = workspace;
        this.out = line.getOut();
        this.err = line.getErr();
    }

    void backtest(MapSettings config, String name, RunOptions options) {
        RunResult result = with(progress -> backtest(progress).run(config, name, options));
        out.print(TerminalTable.of(result.summary()));
        StringJoiner times = new StringJoiner(", ");
        result.summary()
                .phasesSeconds()
                .forEach((phase, seconds) -> times.add(String.format(Locale.ROOT, "%s %.2f s", phase, seconds)));
        out.println("time:   " + times);
        out.println("run:    " + Workspace.shown(result.folder()));
        out.println("report: " + Workspace.shown(result.folder().resolve("report.html")));
        CertificateLine.print(out, "hash:   ", result.folder());
    }

    LabelFolder label(MapSettings config, String name, boolean again) {
        return with(progress -> new Labelling(workspace, progress).label(config, name, again));
    }

    List<Path> train(MapSettings config, String name, RunOptions options) {
        return with(progress -> backtest(progress).train(config, name, options));
    }

    private Backtest backtest(RunProgress progress) {
        return new Backtest(workspace, progress, ThreadRunner.onAllProcessors(), Clock.systemUTC());
    }

    private <T> T with(Function<RunProgress, T> work) {
        TerminalProgress progress = new TerminalProgress(err, TerminalLine.onConsole());
        try {
            return work.apply(progress);
        } finally {
            progress.clear();
        }
    }
}
