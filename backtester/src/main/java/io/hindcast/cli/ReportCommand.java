package io.hindcast.cli;

import io.hindcast.experiment.LabelFolder;
import io.hindcast.experiment.RegimeAttribution;
import io.hindcast.paper.SessionFolder;
import io.hindcast.report.HtmlReport;
import io.hindcast.report.RunFolder;
import io.hindcast.report.TerminalTable;
import io.hindcast.report.comparison.ComparisonReport;
import io.hindcast.report.comparison.ComparisonTable;
import io.hindcast.settings.InvalidInputException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the page of a finished run or comparison again, and prints its figures. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Rebuilds report.html of a finished run or comparison from its files and prints its figures.",
        footer = {"", "Example:", "  hindcast report latest"})
public final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", description = "Folder of a run or of a comparison, the id of a run, or 'latest'.")
    private String run;

    @Mixin
    private RunsOption runs;

    @Option(
            names = "--regimes",
            paramLabel = "DIR",
            description =
                    "Splits the run's figures by these labels of 'hindcast label' first, and keeps them with the run.")
    private Path regimes;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "Writes the page there. Default: report.html in the folder, or a temporary file where nothing can"
                            + " be written to it.")
    private Path place;

    /** For picocli. */
    public ReportCommand() {}

    /**
     * Writes the page, prints the table and the page's path.
     *
     * @throws io.hindcast.settings.InvalidInputException when there is neither such a run nor such a comparison, or when
     *     it is incomplete
     */
    @Override
    public Integer call() {
        Optional<Path> comparison = comparison();
        if (comparison.isPresent()) {
            return compared(comparison.get());
        }
        RunFolder folder = RunFolder.find(finishedRun(), runs.folder());
        if (regimes != null) {
            RegimeAttribution.add(LabelFolder.open(regimes), folder);
        }
        Path page = write(folder.path().resolve(HtmlReport.FILE), to -> HtmlReport.write(folder.path(), to));
        return print(TerminalTable.of(folder.summary()), page);
    }

    private Optional<Path> comparison() {
        try {
            return Optional.of(Path.of(run)).filter(ComparisonReport::isComparison);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private int compared(Path folder) {
        if (regimes != null) {
            throw new InvalidInputException("--regimes splits the figures of one run, but " + folder
                    + " is a comparison; name the folder of one of its jobs instead");
        }
        Path page = write(folder.resolve(HtmlReport.FILE), to -> ComparisonReport.write(folder, to));
        return print(ComparisonTable.of(folder), page);
    }

    /** The run of a session is in a folder of the session's, and is there when the session has ended once. */
    private String finishedRun() {
        Path session;
        try {
            session = Path.of(run);
        } catch (InvalidPathException e) {
            return run;
        }
        if (!SessionFolder.is(session)) {
            return run;
        }
        return SessionFolder.finishedRun(session)
                .orElseThrow(() -> new InvalidInputException("session " + session
                        + ": has no report yet, which is written when the session ends; while it runs, its page shows how"
                        + " it is, and 'hindcast parity " + session + "' compares it with a backtest"))
                .toString();
    }

    private Path write(Path usual, UnaryOperator<Path> report) {
        if (place != null) {
            return report.apply(place);
        }
        if (Files.isWritable(usual.getParent())) {
            return report.apply(usual);
        }
        spec.commandLine()
                .getErr()
                .println("nothing can be written to " + usual.getParent()
                        + ", so the page is a temporary file; --out names another place");
        try {
            return report.apply(Files.createTempDirectory("hindcast-report-").resolve(HtmlReport.FILE));
        } catch (IOException e) {
            throw new UncheckedIOException("can't make a folder for the page; name a place with --out", e);
        }
    }

    private int print(String table, Path page) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(table);
        out.println();
        out.println("Report: " + page.toAbsolutePath().normalize());
        out.flush();
        return 0;
    }
}
