package io.hindcast.cli;

import io.hindcast.market.BarSpecification;
import io.hindcast.store.queue.BarStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hindcast feed replay}. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Replays a stored queue or a CSV file at a chosen speed, by the clock of the bars.",
        footer = {
            "",
            "Examples:",
            "  hindcast feed replay btc --queue btc-1m --speed 60x --from 2013-11-26",
            "  hindcast feed replay spx --file data/sp500-daily.csv --interval 1d --speed max"
        })
final class FeedReplayCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private FeedBarOptions bars;

    @ArgGroup(multiplicity = "1")
    private Past past;

    @Option(
            names = "--speed",
            paramLabel = "Nx|max",
            defaultValue = "1x",
            description = "60x is a minute of the bars a second; max is as fast as it goes. Default: ${DEFAULT-VALUE}.")
    private String speed;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description =
                    "Leave out bars that close before: 2024-01-02 (midnight in the zone) or 2024-01-02T15:00:00Z.")
    private @Nullable String from;

    @Option(names = "--until", paramLabel = "TIME", description = "Leave out bars that close then or later.")
    private @Nullable String until;

    @Mixin
    private StampOption stamp;

    @Mixin
    private QueuesOption queues;

    static final class Past {
        @Option(names = "--queue", paramLabel = "QUEUE", description = "A stored queue; see: hindcast data.")
        private @Nullable String queue;

        @Option(names = "--file", paramLabel = "FILE", description = "A file of CSV or JSON lines.")
        private @Nullable Path file;
    }

    @Override
    public Integer call() throws IOException {
        Map<String, Object> settings = new HashMap<>(Map.of("speed", speed));
        if (from != null) {
            settings.put("from", from);
        }
        if (until != null) {
            settings.put("until", until);
        }
        BarSpecification stored = null;
        if (past.queue != null) {
            settings.put("queue", past.queue);
            settings.put("queues", queues.folder().toString());
            stored = new BarStore(queues.folder()).describe(past.queue).bars();
        } else {
            settings.put(
                    "file",
                    Objects.requireNonNull(past.file, "one of the two is given").toString());
            settings.put("stamp", stamp.text());
        }
        return new FeedStarter(spec.commandLine(), bars)
                .run("replay", bars.bars(stored), OptionText.settings(settings));
    }
}
