package io.hindcast.cli;

import io.hindcast.experiment.LabelFolder;
import io.hindcast.experiment.RegimeAttribution;
import io.hindcast.report.HtmlReport;
import io.hindcast.report.RunFolder;
import io.hindcast.report.TerminalTable;
import io.hindcast.report.comparison.ComparisonReport;
import io.hindcast.report.comparison.ComparisonTable;
import io.hindcast.settings.InvalidInputException;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
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
        RunFolder folder = RunFolder.find(run, runs.folder());
        if (regimes != null) {
            RegimeAttribution.add(LabelFolder.open(regimes), folder);
        }
        Path page = HtmlReport.write(folder.path());
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
        Path page = ComparisonReport.write(folder);
        return print(ComparisonTable.of(folder), page);
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
