package io.hindcast.cli;

import io.hindcast.settings.PlainScalar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hindcast feed folder}. */
@Command(
        name = "folder",
        mixinStandardHelpOptions = true,
        description =
                "Watches a folder for new rows, in files that grow and in new ones. Started again, it goes on behind"
                        + " the last row that it has stored.",
        footer = {"", "Example:", "  hindcast feed folder spy prices/ --interval 1m --pattern 'SPY-*.csv'"})
final class FeedFolderCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private FeedBarOptions bars;

    @Parameters(paramLabel = "FOLDER", index = "1", description = "Where the files are.")
    private Path folder;

    @Option(
            names = "--pattern",
            paramLabel = "GLOB",
            defaultValue = "*.csv",
            description = "Which files. Default: ${DEFAULT-VALUE}.")
    private String pattern;

    @Option(
            names = "--poll-millis",
            paramLabel = "DURATION",
            defaultValue = "200ms",
            description = "How often to look. Default: ${DEFAULT-VALUE}.")
    private String pollMillis;

    @Mixin
    private StampOption stamp;

    @Mixin
    private ClockOption clock;

    @Override
    public Integer call() throws IOException {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "folder",
                folder.toString(),
                "pattern",
                pattern,
                "poll-millis",
                new PlainScalar(pollMillis),
                "stamp",
                stamp.text(),
                "clock",
                clock.text()));
        return new FeedStarter(spec.commandLine(), bars).run("folder", bars.bars(null), OptionText.settings(settings));
    }
}
