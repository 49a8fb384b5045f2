package io.hindcast.cli;

import io.hindcast.market.EpochNanos;
import io.hindcast.paper.session.Reload;
import io.hindcast.paper.session.SessionFolder;
import io.hindcast.runs.config.RunOptions;
import io.hindcast.runs.config.YamlConfig;
import io.hindcast.runs.run.PreparedRun;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
import io.hindcast.settings.PlainScalar;
import io.hindcast.settings.PrintableText;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hindcast reload SESSION --model DIR}. */
@Command(
        name = "reload",
        mixinStandardHelpOptions = true,
        description =
                "Gives a paper session another model, which forecasts from the session's next bar on. The model is checked"
                        + " for fit and copied to the session's folder. A session that does not run takes it up when it is"
                        + " started.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  hindcast train my.yaml --set \"data={queue: longer}\"    # the session's config; prints the model's folder",
            "  hindcast reload my-session --model data/models/lstm-0123456789abcdef"
        })
final class ReloadCommand implements Callable<Integer> {
    private static final int SHOWN_DIGITS = 16;
    private static final Key<Duration> WAIT = Key.duration(
                    "wait",
                    Duration.ZERO,
                    Duration.ofDays(30),
                    ChronoUnit.SECONDS,
                    "How long to wait for the session's answer")
            .byDefault(Duration.ZERO);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SESSION", description = "A session's name, or its folder.")
    private Path session;

    @Option(names = "--model", paramLabel = "DIR", required = true, description = "The new model's folder.")
    private Path model;

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            defaultValue = "5s",
            description = "How long to wait for the session's answer. Default: ${DEFAULT-VALUE}.")
    private String wait;

    @Mixin
    private WorkspaceOptions workspace;

    @Mixin
    private SessionsOption sessions;

    @Override
    public Integer call() {
        Duration most = OptionText.settings(Map.of("wait", new PlainScalar(wait)))
                .declare(Keys.of(WAIT))
                .get(WAIT);
        Path folder = Files.isDirectory(session) ? session : sessions.folder().resolve(session);
        Path first = SessionFolder.modelFolder(folder).orElse(null);
        TerminalProgress progress = new TerminalProgress(spec.commandLine().getErr(), TerminalLine.onConsole());
        PreparedRun prepared = PreparedRun.of(
                YamlConfig.read(folder.resolve("config.yaml"), List.of()),
                folder.getFileName().toString(),
                workspace.workspace(),
                progress,
                new RunOptions(false, first));
        Reload.Result result;
        try {
            result = Reload.ask(folder, prepared, model, most);
        } finally {
            progress.clear();
        }
        PrintWriter err = spec.commandLine().getErr();
        result.unchecked().forEach(text -> err.println("warning: " + text));
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "model %s: fits; trained on bars up to %s%n",
                result.model().id().substring(0, SHOWN_DIGITS),
                EpochNanos.toInstant(result.model().lastTime()));
        out.println(result.answer()
                .map(PrintableText::line)
                .orElse("no answer within " + seconds(most)
                        + " s: the session takes it up when it runs, and has repeated its journal"));
        out.flush();
        return 0;
    }

    private static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString();
    }
}
