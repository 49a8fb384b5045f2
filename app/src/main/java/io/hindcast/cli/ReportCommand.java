package io.hindcast.cli;

import io.hindcast.paper.session.RecordedRun;
import io.hindcast.paper.session.SessionFolder;
import io.hindcast.report.comparison.ComparisonCertificate;
import io.hindcast.report.comparison.ComparisonReport;
import io.hindcast.report.comparison.ComparisonTable;
import io.hindcast.report.run.HtmlReport;
import io.hindcast.report.run.RunFolder;
import io.hindcast.report.run.TerminalTable;
import io.hindcast.report.summary.SegmentSpans;
import io.hindcast.runs.config.Workspace;
import io.hindcast.runs.labels.LabelFolder;
import io.hindcast.runs.labels.RegimeAttribution;
import io.hindcast.runs.trials.TrialLedger;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.files.FolderCertificate;
import io.hindcast.store.files.FolderCheck;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
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
        description = {
            "Rebuilds report.html of a finished run or comparison from its files and prints its figures.",
            "",
            "Of a paper session that runs, or was interrupted, the report is of what it has recorded by now."
        },
        footer = {"", "Example:", "  hindcast report latest"})
final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "RUN",
            description =
                    "Folder of a run, of a comparison or of a paper session, the id of a run, the name of a session, or"
                            + " 'latest'.")
    private String run;

    @Mixin
    private WorkspaceOptions workspace;

    @Mixin
    private SessionsOption sessions;

    @Option(
            names = "--regimes",
            paramLabel = "DIR",
            description =
                    "Splits the run's figures by these labels of 'hindcast label' first, and keeps them with the run.")
    private @Nullable Path regimes;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "Writes the page there. Default: report.html in the folder, or a temporary file where nothing can"
                            + " be written to it.")
    private @Nullable Path place;

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
        Optional<Path> session = session();
        if (session.isPresent()) {
            return traded(session.get());
        }
        return finished(RunFolder.find(run, workspace.workspace().runs()));
    }

    private int finished(RunFolder folder) {
        counted(folder.path());
        folder.unchecked().ifPresent(this::warn);
        Optional<String> before = FolderCertificate.sha256(folder.path());
        split(folder);
        Path page = write(folder.path(), to -> HtmlReport.write(folder, to));
        changedPage(folder.check(), page.equals(page(folder.path())));
        print(TerminalTable.of(folder.summary()), page);
        return print(folder.path(), before.orElse(null));
    }

    private void split(RunFolder folder) {
        if (regimes != null) {
            folder.whole().ifPresent(whole -> {
                throw new InvalidInputException("--regimes: " + Workspace.shown(folder.path()) + " is a part of run "
                        + Workspace.shown(whole) + ", which vouches for it as it is; give the labels to the whole run");
            });
            LabelFolder labels = LabelFolder.open(regimes);
            labels.unchecked().ifPresent(this::warn);
            RegimeAttribution.add(labels, folder);
        }
    }

    private void changedPage(FolderCheck check, boolean replaced) {
        if (check.changes().containsKey(HtmlReport.FILE)) {
            warn("the page in the folder, " + HtmlReport.FILE + ", was not the one that was written; "
                    + (replaced
                            ? "it was made anew from the other files, which are unchanged"
                            : "the other files are unchanged, and a report without --out makes it anew from them"));
        }
    }

    /** Says what is missing of the ledger of trials that the folder was certified with. */
    private void counted(Path folder) {
        new TrialLedger(workspace.workspace()).problems(folder).forEach(this::warn);
    }

    private void warn(String text) {
        spec.commandLine().getErr().println("warning: " + text);
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
        FolderCheck check = ComparisonReport.check(folder);
        if (!check.possible()) {
            warn(ComparisonCertificate.UNCHECKED);
        }
        counted(folder);
        Optional<String> before = FolderCertificate.sha256(folder);
        Path page = write(folder, to -> ComparisonReport.write(folder, check, to));
        changedPage(check, page.equals(page(folder)));
        print(ComparisonTable.of(folder), page);
        return print(folder, before.orElse(null));
    }

    /** A session by its folder, or by its name where no run has it. */
    private Optional<Path> session() {
        try {
            Path named = Path.of(run);
            if (SessionFolder.is(named)) {
                return Optional.of(named.toAbsolutePath().normalize());
            }
            return Files.isDirectory(named)
                            || Files.isDirectory(workspace.workspace().runs().resolve(named))
                    ? Optional.empty()
                    : Optional.of(sessions.folder().resolve(named)).filter(SessionFolder::is);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The run that a session's last end has left holds all of it, or else what it has recorded is run again. */
    private int traded(Path session) {
        Optional<RunFolder> ended =
                SessionFolder.finishedRun(session).map(run -> RunFolder.open(run, SessionFolder.RUN_REMEDY));
        if (ended.isEmpty()) {
            return recorded(session);
        }
        try {
            if (RecordedRun.bars(session) > liveBars(ended.get())) {
                return recorded(session);
            }
        } catch (InvalidInputException e) {
            spec.commandLine()
                    .getErr()
                    .println("warning: this is the session's last end; what it has recorded since can't be shown: "
                            + e.getMessage());
        }
        return finished(ended.get());
    }

    private static long liveBars(RunFolder run) {
        return run.summary().segments().live().map(SegmentSpans.Span::bars).orElse(0L);
    }

    private int recorded(Path session) {
        PrintWriter err = spec.commandLine().getErr();
        TerminalProgress progress = new TerminalProgress(err, TerminalLine.onConsole());
        try (RecordedRun now = RecordedRun.of(session, ParityCommand.prepare(session, workspace, progress))) {
            Optional<String> difference = now.write(Instant.now());
            progress.clear();
            err.printf(
                    Locale.ROOT,
                    "session %s: has recorded %,d bars by now and has not ended behind them, so they were run again%s%n",
                    session.getFileName(),
                    now.bars(),
                    place == null ? "; the page is a temporary file, and --out names another place" : "");
            difference.ifPresent(found -> err.printf(
                    "warning: what is shown is not what the session has recorded; see hindcast parity: %s%n", found));
            RunFolder folder = RunFolder.open(now.folder());
            split(folder);
            Path page = HtmlReport.write(folder, place == null ? temporary() : place);
            print(TerminalTable.of(folder.summary()), page);
            return 0;
        }
    }

    private static Path page(Path folder) {
        return folder.resolve(HtmlReport.FILE);
    }

    private Path write(Path folder, UnaryOperator<Path> report) {
        if (place != null) {
            Path parent = place.toAbsolutePath().getParent();
            Path into = real(parent == null ? place : parent);
            boolean own = into.equals(real(folder)) && place.endsWith(HtmlReport.FILE);
            if (!own && Files.exists(into.resolve(FolderCertificate.FILE))) {
                throw new InvalidInputException("--out " + place + ": would change the files of the folder " + into
                        + ", which are certified; name another place, or leave --out away to write the run's own "
                        + HtmlReport.FILE);
            }
            if (!own) {
                return report.apply(place);
            }
        }
        if (Files.isWritable(folder)) {
            Path page = report.apply(page(folder));
            FolderCertificate.renew(folder, HtmlReport.FILE);
            return page;
        }
        spec.commandLine()
                .getErr()
                .println("nothing can be written to " + folder
                        + ", so the page is a temporary file; --out names another place");
        return report.apply(temporary());
    }

    /** Where a folder lies: a link to it has another name. */
    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            return folder.toAbsolutePath().normalize();
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("hindcast-report-").resolve(HtmlReport.FILE);
        } catch (IOException e) {
            throw new UncheckedIOException("can't make a folder for the page; name a place with --out", e);
        }
    }

    private void print(String table, Path page) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(table);
        out.println();
        out.println("Report: " + page.toAbsolutePath().normalize());
        out.flush();
    }

    /**
     * Prints what a user may have noted down when the folder was written, and what takes its place.
     *
     * @param before null when nothing could be noted down
     */
    private int print(Path folder, @Nullable String before) {
        PrintWriter out = spec.commandLine().getOut();
        Optional<String> now = FolderCertificate.sha256(folder);
        CertificateLine.print(out, "Hash:   ", folder);
        if (before != null && !now.equals(Optional.of(before))) {
            out.println("        " + before + " (before: files were written just now)");
        }
        out.flush();
        return 0;
    }
}
