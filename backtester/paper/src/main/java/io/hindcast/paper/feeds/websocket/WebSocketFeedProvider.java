package io.hindcast.paper.feeds.websocket;

import io.hindcast.feed.BarFeed;
import io.hindcast.feed.BarFeedProvider;
import io.hindcast.market.BarSpecification;
import io.hindcast.paper.feeds.ArrivalClock;
import io.hindcast.paper.feeds.Backoff;
import io.hindcast.paper.feeds.StopSignal;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
import io.hindcast.settings.Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * Makes feeds of kline streams: {@code url}, {@code symbol} (letters and digits of the instrument by default),
 * {@code idle-millis} (60,000), {@code reconnect-millis} (500) and {@code reconnect-max-millis} (30,000): durations, or
 * milliseconds.
 */
public final class WebSocketFeedProvider implements BarFeedProvider {
    private static final Key<String> URL = Key.text("url", "[wW][sS][sS]?://.+", "The address of the stream");
    private static final Key<String> SYMBOL =
            Key.text("symbol", "Whose klines are taken").usually("letters and digits of the instrument");
    private static final Key<Duration> IDLE = Key.duration(
                    "idle-millis",
                    Duration.ofMillis(10),
                    Duration.ofHours(1),
                    ChronoUnit.MILLIS,
                    "It connects again when nothing is heard for so long, not even the answer to a ping")
            .byDefault(Duration.ofMinutes(1));

    /** Made by the ServiceLoader. */
    public WebSocketFeedProvider() {}

    @Override
    public String name() {
        return "websocket";
    }

    @Override
    public String description() {
        return "Reads a kline stream in Binance's format from a WebSocket.";
    }

    @Override
    public Keys keys() {
        return Keys.of(URL, SYMBOL, IDLE).and(Backoff.KEYS);
    }

    @Override
    public BarFeed create(BarSpecification bars, Settings settings) {
        return create(bars, settings, HttpClient.newHttpClient());
    }

    /** @param client knows whom to trust and which way the network is */
    BarFeed create(BarSpecification bars, Settings settings, HttpClient client) {
        ArrivalClock arrival = ArrivalClock.wall(Clock.systemUTC());
        String symbol = settings.get(SYMBOL.byDefault(bars.instrument().id().replaceAll("[^A-Za-z0-9]", "")));
        return new WebSocketFeed(
                uri(settings),
                client,
                new KlineMessages(bars, symbol, arrival),
                arrival,
                Backoff.read(settings),
                settings.get(IDLE),
                new StopSignal());
    }

    private static URI uri(Settings settings) {
        String text = settings.get(URL);
        try {
            URI uri = new URI(text);
            if (("ws".equalsIgnoreCase(uri.getScheme()) || "wss".equalsIgnoreCase(uri.getScheme()))
                    && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            InvalidInputException refusal = settings.invalid(URL, "'" + text + "' is no address: " + e.getMessage());
            refusal.initCause(e);
            throw refusal;
        }
        throw settings.invalid(
                URL,
                "must be the address of a stream, as in wss://stream.binance.com:9443/ws/btcusdt@kline_1m, but is '"
                        + text + "'");
    }
}
