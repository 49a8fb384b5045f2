package io.hindcast.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hindcast feed FEED}, for a name that no feed of this program has. */
@Command(mixinStandardHelpOptions = true, description = "Runs a feed of a plugin with settings of its own.")
final class FeedOfPluginCommand implements Callable<Integer> {
    private final String feed;

    @Spec
    private CommandSpec spec;

    @Mixin
    private FeedBarOptions bars;

    @Mixin
    private NamedFeedOptions named;

    FeedOfPluginCommand(String feed) {
        this.feed = feed;
    }

    @Override
    public Integer call() throws IOException {
        return named.run(spec.commandLine(), bars, feed);
    }
}
