package io.hindcast.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hindcast feed}: runs a feed as a process of its own. */
@Command(
        name = "feed",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Runs a feed: what it reads is appended to a live queue, which paper trading follows.",
            "",
            "Ctrl-C and SIGTERM end it cleanly (exit code 0); started again, it goes on in the same queue."
        },
        subcommands = {
            FeedReplayCommand.class,
            FeedLinesCommand.class,
            FeedFolderCommand.class,
            FeedWebSocketCommand.class,
            FeedCustomCommand.class
        })
final class FeedCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Missing which feed: replay, lines, folder, websocket or custom");
    }
}
