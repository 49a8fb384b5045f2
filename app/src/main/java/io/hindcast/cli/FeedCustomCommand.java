package io.hindcast.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hindcast feed custom}. */
@Command(
        name = "custom",
        mixinStandardHelpOptions = true,
        description = {
            "Runs any feed with settings of its own, one of a plugin for example.",
            "",
            "'hindcast feed FEED NAME …' is the same, where FEED is that of a plugin; 'hindcast strategies' lists them."
        },
        footer = {
            "",
            "Example:",
            "  hindcast feed custom spx replay --interval 1d --set file=prices.csv --set speed=max"
        })
final class FeedCustomCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private FeedBarOptions bars;

    @Parameters(paramLabel = "FEED", index = "1", description = "Name of the feed.")
    private String feed;

    @Mixin
    private NamedFeedOptions named;

    @Override
    public Integer call() throws IOException {
        return named.run(spec.commandLine(), bars, feed);
    }
}
