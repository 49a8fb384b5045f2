package io.hindcast.cli;

import io.hindcast.experiment.LabelFolder;
import io.hindcast.experiment.RegimeAttribution;
import io.hindcast.report.HtmlReport;
import io.hindcast.report.RunFolder;
import io.hindcast.report.TerminalTable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the page of a finished run again, and prints its figures. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Rebuilds report.html of a finished run from its files and prints its figures.",
        footer = {"", "Example:", "  hindcast report latest"})
public final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", description = "Folder of a run, its id, or 'latest'.")
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
     * @throws io.hindcast.settings.InvalidInputException when there is no such run, or when it is incomplete
     */
    @Override
    public Integer call() {
        RunFolder folder = RunFolder.find(run, runs.folder());
        if (regimes != null) {
            RegimeAttribution.add(LabelFolder.open(regimes), folder);
        }
        Path page = HtmlReport.write(folder.path());
        PrintWriter out = spec.commandLine().getOut();
        out.print(TerminalTable.of(folder.summary()));
        out.println();
        out.println("Report: " + page.toAbsolutePath().normalize());
        out.flush();
        return 0;
    }
}
