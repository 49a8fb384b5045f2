package io.hindcast.cli;

import io.hindcast.runs.config.YamlConfig;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hindcast feed custom}. */
@Command(
        name = "custom",
        mixinStandardHelpOptions = true,
        description =
                "Runs any feed on the class path, one of your own for example (io.hindcast.feed.BarFeedProvider).",
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

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "A setting of the feed.")
    private List<String> settings = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        return new FeedStarter(spec.commandLine(), bars)
                .run(feed, bars.bars(Optional.empty()), YamlConfig.parse("--set", "{}", settings));
    }
}
