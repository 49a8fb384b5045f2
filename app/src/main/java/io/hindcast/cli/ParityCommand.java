package io.hindcast.cli;

import io.hindcast.paper.session.Parity;
import io.hindcast.paper.session.SessionFolder;
import io.hindcast.report.run.RunFolder;
import io.hindcast.runs.config.RunOptions;
import io.hindcast.runs.config.YamlConfig;
import io.hindcast.runs.run.PreparedRun;
import io.hindcast.settings.PrintableText;
import io.hindcast.store.files.FolderCertificate;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hindcast parity SESSION}. */
@Command(
        name = "parity",
        mixinStandardHelpOptions = true,
        description =
                "Runs the bars of a recorded paper session through a backtest and compares order by order and fill"
                        + " by fill. Exit code 1 when they differ.",
        footerHeading = "%nExample:%n",
        footer = "  hindcast parity btcusd-1m")
final class ParityCommand implements Callable<Integer> {
    private static final int DIFFERENT = 1;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SESSION", description = "A session's name, or its folder.")
    private Path session;

    @Mixin
    private WorkspaceOptions workspace;

    @Mixin
    private SessionsOption sessions;

    @Override
    public Integer call() {
        Path folder = Files.isDirectory(session) ? session : sessions.folder().resolve(session);
        TerminalProgress progress = new TerminalProgress(spec.commandLine().getErr(), TerminalLine.onConsole());
        PreparedRun prepared = prepare(folder, workspace, progress);
        Parity.Result result = Parity.check(folder, prepared);
        progress.clear();
        SessionFolder.finishedRun(folder)
                .filter(run -> FolderCertificate.hashes(run).isEmpty())
                .ifPresent(run -> spec.commandLine().getErr().println("warning: " + RunFolder.UNCHECKED));
        PrintWriter out = spec.commandLine().getOut();
        out.print(result.difference()
                .map(difference -> String.format("different: %s%n", PrintableText.line(difference)))
                .orElseGet(() -> String.format(
                        Locale.ROOT,
                        "identical: %,d bars, %,d changes of orders, %,d fills%n",
                        result.bars(),
                        result.orders(),
                        result.fills())));
        out.flush();
        return result.difference().isPresent() ? DIFFERENT : 0;
    }

    /** What a session was begun with. */
    static PreparedRun prepare(Path session, WorkspaceOptions workspace, TerminalProgress progress) {
        Path model = SessionFolder.modelFolder(session).orElse(null);
        return PreparedRun.of(
                YamlConfig.read(session.resolve("config.yaml"), List.of()),
                session.getFileName().toString(),
                workspace.workspace(),
                progress,
                new RunOptions(false, model));
    }
}
