package io.hindcast.cli;

import io.hindcast.runs.config.RunOptions;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hindcast paper CONFIG}. */
@Command(
        name = "paper",
        mixinStandardHelpOptions = true,
        description =
                "Trades a config on paper: the line of a backtest on the bars that a feed brings into a live queue."
                        + " A session that was interrupted, however it was, goes on exactly where it was.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  hindcast feed websocket btc … &                  # a feed, as its own process",
            "  hindcast paper config/btcusd-1m.yaml --set paper.feed=btc",
            "  hindcast paper config/btcusd-1m.yaml --replay btc-month --speed max"
        })
final class PaperCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions config;

    @Mixin
    private WorkspaceOptions workspace;

    @Mixin
    private FeedsOption feeds;

    @Mixin
    private SessionsOption sessions;

    @Option(
            names = "--session",
            paramLabel = "NAME",
            description = "The session to begin or to go on with. Default: the config's name.")
    private @Nullable String session;

    @Option(
            names = "--model",
            paramLabel = "DIR",
            description = "Uses this model folder; refused when it doesn't fit or has seen bars after the history.")
    private @Nullable Path model;

    @Option(
            names = "--replay",
            paramLabel = "QUEUE",
            description = "Replays this stored queue into the live queue of the session, in the same process, and ends"
                    + " with it.")
    private @Nullable String replay;

    @Option(
            names = "--speed",
            paramLabel = "Nx|max",
            defaultValue = "1x",
            description = "How fast --replay goes: 60x is a minute of the bars a second. Default: ${DEFAULT-VALUE}.")
    private String speed;

    @Option(names = "--until-end", description = "Ends the session when the feed says that it has ended.")
    private boolean untilEnd;

    @Option(
            names = "--flatten",
            description =
                    "On Ctrl-C or SIGTERM, closes the position before the session ends, which takes up to two bars."
                            + " Started again, it trades again.")
    private boolean flatten;

    @ArgGroup
    private @Nullable PageOption page;

    @Override
    public Integer call() {
        PaperStarter starter = new PaperStarter(
                spec.commandLine(),
                workspace.workspace(),
                feeds.folder(),
                sessions.folder(),
                flatten,
                PageOption.address(page).orElse(null));
        RunOptions options = new RunOptions(false, model);
        return replay == null
                ? starter.trade(config.read(), config.name(), session, options, untilEnd)
                : starter.replay(config.read(), config.name(), session, options, replay, speed);
    }
}
