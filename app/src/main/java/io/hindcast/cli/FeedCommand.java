package io.hindcast.cli;

import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine;
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
        })
final class FeedCommand implements Runnable {
    /** The name of a feed, and that of a queue. */
    private static final int MIN_ARGUMENTS = 2;

    private static final Pattern FEED_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    @Spec
    private CommandSpec spec;

    /**
     * Makes a subcommand of a name that no feed of this program has, for it may be that of a plugin. No plugin is looked at yet:
     * which ones there are is known when the subcommand's own options are.
     *
     * @param line of this command
     * @param args those after its name
     */
    static void admitPlugin(CommandLine line, List<String> args) {
        if (args.size() >= MIN_ARGUMENTS
                && FEED_NAME.matcher(args.getFirst()).matches()
                && !line.getSubcommands().containsKey(args.getFirst())) {
            line.addSubcommand(args.getFirst(), new FeedOfPluginCommand(args.getFirst()));
        }
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Missing which feed: replay, lines, folder, websocket or custom");
    }
}
