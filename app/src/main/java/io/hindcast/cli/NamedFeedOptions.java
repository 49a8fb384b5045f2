package io.hindcast.cli;

import io.hindcast.market.BarSpecification;
import io.hindcast.runs.config.Providers;
import io.hindcast.runs.config.Workspace;
import io.hindcast.runs.config.YamlConfig;
import io.hindcast.settings.MapSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a feed needs that is known by its name alone: its settings, and the plugins that it may be in. */
final class NamedFeedOptions {
    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "A setting of the feed.")
    private List<String> settings = new ArrayList<>();

    @Mixin
    private PluginsOption plugins;

    /** Runs the feed of a name; returns the exit code. */
    int run(CommandLine line, FeedBarOptions bars, String feed) throws IOException {
        BarSpecification specification = bars.bars(null);
        MapSettings given = YamlConfig.parse("--set", "{}", settings);
        Workspace usual = ProjectHome.workspace();
        Workspace place = new Workspace(usual.home(), usual.queues(), usual.models(), usual.runs(), plugins.folder());
        return new FeedStarter(line, bars).run(Providers.of(place).feed(feed), specification, given);
    }
}
