package io.hindcast.cli;

import io.hindcast.market.BarSpecification;
import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import io.hindcast.settings.PlainScalar;
import java.io.IOException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hindcast feed websocket}. */
@Command(
        name = "websocket",
        mixinStandardHelpOptions = true,
        description = "Reads a kline stream in Binance's format; connects again when the connection is lost.",
        footer = {
            "",
            "Example:",
            "  hindcast feed websocket btc wss://stream.binance.com:9443/ws/btcusdt@kline_1m \\",
            "      --instrument BTCUSDT"
        })
final class FeedWebSocketCommand implements Callable<Integer> {
    private static final Pattern KLINE = Pattern.compile("@kline_([0-9]+[smhdw])\\b");

    @Spec
    private CommandSpec spec;

    @Mixin
    private FeedBarOptions bars;

    @Parameters(paramLabel = "URL", index = "1", description = "Address of the stream, ws: or wss:.")
    private String url;

    @Option(
            names = "--symbol",
            paramLabel = "SYMBOL",
            description = "What the exchange calls the instrument. Default: letters and digits of the instrument.")
    private @Nullable String symbol;

    @Option(
            names = "--idle-millis",
            paramLabel = "DURATION",
            defaultValue = "60s",
            description = "Give the connection up when nothing is heard for so long. Default: ${DEFAULT-VALUE}.")
    private String idleMillis;

    @Option(
            names = "--reconnect-millis",
            paramLabel = "DURATION",
            defaultValue = "500ms",
            description = "First wait before connecting again; it doubles. Default: ${DEFAULT-VALUE}.")
    private String reconnectMillis;

    @Option(
            names = "--reconnect-max-millis",
            paramLabel = "DURATION",
            defaultValue = "30s",
            description = "Longest wait before connecting again. Default: ${DEFAULT-VALUE}.")
    private String reconnectMaxMillis;

    @Override
    public Integer call() throws IOException {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "url",
                url,
                "idle-millis",
                new PlainScalar(idleMillis),
                "reconnect-millis",
                new PlainScalar(reconnectMillis),
                "reconnect-max-millis",
                new PlainScalar(reconnectMaxMillis)));
        if (symbol != null) {
            settings.put("symbol", symbol);
        }
        return new FeedStarter(spec.commandLine(), bars)
                .run("websocket", bars.bars(ofAddress().orElse(null)), OptionText.settings(settings));
    }

    /** What the address says of the bars. */
    private Optional<BarSpecification> ofAddress() {
        Matcher kline = KLINE.matcher(url);
        return kline.find()
                ? Optional.of(new BarSpecification(
                        OptionText.parse("NAME", bars.name(), Instrument::new),
                        OptionText.parse("URL", kline.group(1), Interval::parse),
                        ZoneId.of("UTC"),
                        LocalTime.MIDNIGHT))
                : Optional.empty();
    }
}
