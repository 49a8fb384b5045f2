package io.hindcast.cli;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hindcast feed lines}. */
@Command(
        name = "lines",
        mixinStandardHelpOptions = true,
        description = {
            "Reads CSV or JSON lines from standard input, or from a socket.",
            "",
            "Without a header the fields are time,open,high,low,close and perhaps volume."
        },
        footer = {
            "",
            "Examples:",
            "  my-script | hindcast feed lines btc --interval 1m",
            "  hindcast feed lines btc --interval 1m --listen 9009"
        })
final class FeedLinesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private FeedBarOptions bars;

    @ArgGroup
    private @Nullable Socket socket;

    @Mixin
    private StampOption stamp;

    @Mixin
    private ClockOption clock;

    static final class Socket {
        @Option(
                names = "--listen",
                paramLabel = "[HOST:]PORT",
                description =
                        "Take lines from whoever connects here. Anybody who can reach it can send prices: the host"
                                + " is this machine's own, 127.0.0.1, unless you name another.")
        private @Nullable String listen;

        @Option(
                names = "--connect",
                paramLabel = "[HOST:]PORT",
                description = "Connect there and read lines, again and again when the connection is lost.")
        private @Nullable String connect;
    }

    @Override
    public Integer call() throws IOException {
        Map<String, Object> settings = new HashMap<>(Map.of("stamp", stamp.text(), "clock", clock.text()));
        if (socket != null && socket.listen != null) {
            settings.put("listen", socket.listen);
        }
        if (socket != null && socket.connect != null) {
            settings.put("connect", socket.connect);
        }
        return new FeedStarter(spec.commandLine(), bars).run("lines", bars.bars(null), OptionText.settings(settings));
    }
}
