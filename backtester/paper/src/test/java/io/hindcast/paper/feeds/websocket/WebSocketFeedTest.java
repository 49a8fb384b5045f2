package io.hindcast.paper.feeds.websocket;

import static io.hindcast.paper.feeds.FeedFixture.BARS;
import static io.hindcast.paper.feeds.FeedFixture.BTC;
import static io.hindcast.paper.feeds.FeedFixture.nanos;
import static io.hindcast.paper.feeds.websocket.KlineServer.combined;
import static io.hindcast.paper.feeds.websocket.KlineServer.kline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.hindcast.feed.BarFeed;
import io.hindcast.feed.FeedMessage;
import io.hindcast.feed.FeedMessage.ClosedBar;
import io.hindcast.feed.FeedMessage.Connection;
import io.hindcast.feed.FeedMessage.ConnectionEvent;
import io.hindcast.feed.FeedMessage.Garbage;
import io.hindcast.feed.FeedMessage.Quote;
import io.hindcast.feed.FeedMessage.UnfinishedBar;
import io.hindcast.paper.feeds.FeedFixture;
import io.hindcast.paper.feeds.RecordedSink;
import io.hindcast.paper.gate.BarGate;
import io.hindcast.paper.gate.FeedCounters;
import io.hindcast.runs.live.GateSettings;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLContext;
import org.java_websocket.server.DefaultSSLWebSocketServerFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class WebSocketFeedTest {
    private final RecordedSink sink = new RecordedSink();

    private static BarFeed feed(String url, Map<String, Object> more) {
        Map<String, Object> settings =
                new HashMap<>(Map.of("url", url, "reconnect-millis", 2, "reconnect-max-millis", 20));
        settings.putAll(more);
        MapSettings read = MapSettings.of(settings);
        BarFeed feed = new WebSocketFeedProvider().create(BARS, read);
        read.requireAllKnown();
        return feed;
    }

    private static String url(KlineServer server) {
        return "ws://127.0.0.1:" + server.getPort() + "/ws/btc@kline_1m?key=secret";
    }

    /** The messages of a client that hears these scripts, up to an End sign: the quote with bid 1. */
    private void hear(KlineServer.Script... scripts) throws Exception {
        List<KlineServer.Script> all = new ArrayList<>(List.of(scripts));
        all.set(scripts.length - 1, client -> {
            scripts[scripts.length - 1].play(client);
            client.send("{\"u\":1,\"s\":\"BTC\",\"b\":\"1\",\"B\":\"1\",\"a\":\"2\",\"A\":\"1\"}");
        });
        try (KlineServer server = new KlineServer(all).begin()) {
            BarFeed feed = feed(url(server), Map.of());
            CompletableFuture<Void> ended = FeedFixture.start(feed, sink);
            sink.await(Quote.class, 1);
            feed.close();
            ended.get();
            assertThat(server.connections()).isEqualTo(scripts.length);
        }
    }

    private List<FeedMessage> inputs() {
        return sink.messages().stream()
                .filter(message -> !(message instanceof Connection) && !(message instanceof Quote))
                .toList();
    }

    @Test
    void klinesBecomeBarsAndUpdates() throws Exception {
        hear(client -> {
            client.send(kline(0, 100.25, false));
            client.send(kline(0, 100.5, true));
            client.send(combined(kline(1, 101, false)));
            client.send(combined(kline(1, 101.5, true)));
        });
        long now = sink.all(ClosedBar.class).getFirst().receivedAt();
        assertThat(sink.all(ClosedBar.class).getFirst())
                .isEqualTo(new ClosedBar(BTC, nanos("2024-03-01T10:01:00Z"), 100, 110, 90, 100.5, 5.25, now));
        assertThat(sink.closes()).containsExactly(100.5, 101.5);
        assertThat(sink.all(UnfinishedBar.class))
                .extracting(UnfinishedBar::close)
                .containsExactly(100.25, 101.0);
        assertThat(sink.all(UnfinishedBar.class))
                .extracting(UnfinishedBar::closeTime)
                .containsExactly(nanos("2024-03-01T10:01:00Z"), nanos("2024-03-01T10:02:00Z"));
        assertThat(sink.all(Quote.class))
                .singleElement()
                .satisfies(quote -> assertThat(quote.ask()).isEqualTo(2));
        assertThat(sink.all(Connection.class).getFirst().detail())
                .contains("/ws/btc@kline_1m")
                .doesNotContain("secret");
    }

    @Test
    void aReasonToCloseSteersNoTerminal() throws Exception {
        hear(client -> client.close(4_000, "\u001b[2J\nerror: forged"), client -> client.send(kline(0, 100.5, true)));
        assertThat(sink.all(Connection.class).get(1).detail()).endsWith("code 4000: \\u001b[2J\\nerror: forged");
    }

    @Test
    void fragmentsArePutTogether() throws Exception {
        hear(client -> {
            KlineServer.sendFragmented(client, kline(0, 100.5, true), 7, true);
            client.send(kline(1, 101, true));
            KlineServer.sendFragmented(client, combined(kline(2, 102, true)), 1, true);
        });
        assertThat(sink.closes()).containsExactly(100.5, 101.0, 102.0);
        assertThat(inputs()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello | is no JSON",
                "[1] | is no JSON object",
                "{\"result\":null,\"id\":1} | neither a kline nor",
                "{\"e\":\"trade\",\"s\":\"BTC\",\"p\":\"1\"} | neither a kline nor",
                "{\"e\":\"kline\",\"s\":\"BTC\"} | interval",
                "SYMBOL | is of symbol 'ETH', expected BTC",
                "INTERVAL | interval '5m', expected 1m",
                "MONTH | interval '1M', expected 1m",
                "NAN | c 'NaN' must be a finite number",
                "MISSING | has no number 'v'",
                "CLOSED | k.x must be true or false",
                "SHORT | which is not 1m",
                "FAR | does not fit",
                "TEXT | k.t and k.T must be milliseconds"
            })
    void whatIsNoKlineIsGarbage(String name, String reason) throws Exception {
        String good = kline(0, 100, true);
        String text = switch (name.strip()) {
            case "SYMBOL" -> good.replace("\"BTC\"", "\"ETH\"");
            case "INTERVAL" -> good.replace("\"1m\"", "\"5m\"");
            case "MONTH" -> good.replace("\"1m\"", "\"1M\"");
            case "NAN" -> good.replace("\"100.0\"", "\"NaN\"");
            case "MISSING" -> good.replace("\"v\":\"5.25\",", "");
            case "CLOSED" -> good.replace("\"x\":true", "\"x\":1");
            case "SHORT" -> good.replaceAll("\"T\":[0-9]+", "\"T\":1709287200000");
            case "FAR" ->
                good.replaceAll("\"t\":[0-9]+", "\"t\":9223372036854700000")
                        .replaceAll("\"T\":[0-9]+", "\"T\":9223372036854759999");
            case "TEXT" -> good.replaceAll("\"t\":([0-9]+)", "\"t\":\"$1\"");
            default -> name.strip();
        };
        KlineMessages messages = new KlineMessages(BARS, "BTC", FeedFixture.clock());
        assertThat(messages.message(text))
                .isInstanceOfSatisfying(
                        Garbage.class, garbage -> assertThat(garbage.reason()).contains(reason.strip()));
    }

    @Test
    void reconnectsGapsDuplicatesAndGarbageAreAllAccountedFor() throws Exception {
        int sent = 0;
        int garbage = 0;
        List<KlineServer.Script> scripts = new ArrayList<>();
        for (int c = 0; c < 12; c++) {
            int first = c * 6;
            List<String> texts = new ArrayList<>();
            if (c > 0) {
                // The bar before the break comes again, every second time with another close.
                texts.add(kline(first - 4, c % 2 == 0 ? 100 : 105, true));
            }
            for (int i = 0; i < 3; i++) {
                texts.add(kline(first + i, 99, false));
                texts.add(kline(first + i, 100, true));
            }
            texts.add("rubbish " + c);
            garbage++;
            sent += texts.size();
            boolean broken = c % 3 == 1;
            boolean abnormal = c % 3 == 2;
            boolean last = c == 11;
            if (broken && !last) {
                garbage++;
                sent++;
            }
            scripts.add(client -> {
                texts.forEach(client::send);
                client.sendPing();
                if (last) {
                    return;
                }
                if (broken) {
                    KlineServer.sendFragmented(client, kline(999, 1, true), 40, false);
                    // What has been sent must have left before the connection breaks.
                    Thread.sleep(50);
                    client.closeConnection(1006, "");
                } else if (abnormal) {
                    client.close(1001, "going away");
                } else {
                    client.close();
                }
            });
        }
        hear(scripts.toArray(KlineServer.Script[]::new));

        assertThat(inputs()).hasSize(sent);
        assertThat(sink.all(Garbage.class)).hasSize(garbage);
        List<ConnectionEvent> events =
                sink.all(Connection.class).stream().map(Connection::event).toList();
        assertThat(events).hasSize(12 + 11);
        for (int i = 0; i < events.size(); i++) {
            assertThat(events.get(i))
                    .isEqualTo(
                            i == 0
                                    ? ConnectionEvent.CONNECTED
                                    : i % 2 == 1 ? ConnectionEvent.DISCONNECTED : ConnectionEvent.RECONNECTED);
        }

        BarGate gate = new BarGate(BARS, GateSettings.read(MapSettings.of(Map.of()), BARS), 0);
        for (FeedMessage message : sink.messages()) {
            // As though each had come at once: the bars are of 2024.
            gate.rule(message, message.receivedAt());
        }
        FeedCounters counters = gate.health(0).counters();
        assertThat(counters.messages()).isEqualTo(sink.messages().size());
        assertThat(counters.accepted() + counters.acceptedLate()).isEqualTo(36);
        assertThat(counters.duplicates()).isEqualTo(5);
        assertThat(counters.corrected()).isEqualTo(6);
        assertThat(counters.updates()).isEqualTo(36);
        assertThat(counters.garbage()).isEqualTo(garbage);
        assertThat(counters.gaps()).isEqualTo(11);
        assertThat(counters.missingBars()).isEqualTo(33);
        assertThat(counters.disconnects()).isEqualTo(11);
        assertThat(counters.reconnects()).isEqualTo(11);
    }

    @Test
    void binaryAndEndlessMessagesAreOneInputEach() throws Exception {
        hear(client -> {
            client.send(ByteBuffer.wrap(new byte[] {1, 2, 3}));
            client.send("x".repeat(StreamListener.LONGEST + 10));
            client.send(kline(0, 100, true));
        });
        assertThat(sink.all(Garbage.class))
                .extracting(Garbage::reason)
                .containsExactly("is binary, 3 bytes", "is longer than 1048576 characters");
        assertThat(sink.closes()).containsExactly(100.0);
    }

    @Test
    void pingsAreAnswered() throws Exception {
        CompletableFuture<KlineServer> server = new CompletableFuture<>();
        try (KlineServer running = new KlineServer(List.of(client -> {
                            // Of pings that come at once, the last alone need be answered.
                            for (int i = 1; i <= 3; i++) {
                                client.sendPing();
                                while (server.get().pongs() < i) {
                                    Thread.sleep(2);
                                }
                            }
                            client.send(kline(0, 100, true));
                        }))
                        .begin();
                BarFeed feed = feed(url(running), Map.of())) {
            server.complete(running);
            var _ = FeedFixture.start(feed, sink);
            sink.await(ClosedBar.class, 1);
        }
    }

    @Test
    void aConnectionThatIsSilentButAliveIsKeptAndADeadOneIsGivenUp() throws Exception {
        List<KlineServer.Script> scripts =
                List.of(client -> client.send(kline(0, 100, true)), client -> client.send(kline(1, 101, true)));
        try (KlineServer server = new KlineServer(scripts, 0, 5).begin();
                BarFeed feed = feed(url(server), Map.of("idle-millis", 300))) {
            var _ = FeedFixture.start(feed, sink);
            sink.await(ClosedBar.class, 2);
            assertThat(server.pings()).isGreaterThan(5);
            assertThat(sink.all(Connection.class))
                    .extracting(Connection::event)
                    .startsWith(ConnectionEvent.CONNECTED, ConnectionEvent.DISCONNECTED, ConnectionEvent.RECONNECTED);
            assertThat(sink.all(Connection.class).get(1).detail()).contains("nothing was heard");
        }
    }

    @Test
    void aServerThatIsNotThereYetIsWaitedFor() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        BarFeed feed = feed("ws://127.0.0.1:" + port + "/ws/btc@kline_1m", Map.of());
        CompletableFuture<Void> ended = FeedFixture.start(feed, sink);
        sink.await(Connection.class, 1);
        try (KlineServer _ = new KlineServer(List.of(client -> client.send(kline(0, 100, true))), port, 0).begin()) {
            sink.await(ClosedBar.class, 1);
            feed.close();
            ended.get();
        }
        assertThat(sink.all(Connection.class))
                .extracting(Connection::event)
                .containsExactly(ConnectionEvent.DISCONNECTED, ConnectionEvent.CONNECTED);
        assertThat(sink.all(Connection.class).getFirst().detail()).contains("can't connect");
        assertThat(sink.all(Connection.class).getLast().detail()).contains("attempt");
    }

    @Test
    void aServerThatRefusesIsTheUsersMistake() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try (BarFeed feed = feed("ws://127.0.0.1:" + server.getAddress().getPort() + "/wrong", Map.of())) {
            assertThatThrownBy(() -> FeedFixture.start(feed, sink).get())
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("404");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void anEncryptedStreamIsReadAndAStrangersIsNot(@TempDir Path folder) throws Exception {
        SSLContext keys = LocalCertificate.context(folder);
        KlineServer server = new KlineServer(
                List.of(client -> client.send(kline(0, 100, true)), client -> client.send(kline(0, 100, true))));
        server.setWebSocketFactory(new DefaultSSLWebSocketServerFactory(keys));
        try (server) {
            server.begin();
            Map<String, Object> settings =
                    Map.of("url", "wss://localhost:" + server.getPort() + "/ws/btc@kline_1m", "reconnect-millis", 2);
            RecordedSink distrustful = new RecordedSink();
            try (BarFeed feed = new WebSocketFeedProvider().create(BARS, MapSettings.of(settings))) {
                var _ = FeedFixture.start(feed, distrustful);
                distrustful.await(Connection.class, 1);
            }
            assertThat(distrustful.all(Connection.class).getFirst().event()).isEqualTo(ConnectionEvent.DISCONNECTED);
            HttpClient trusting = HttpClient.newBuilder().sslContext(keys).build();
            try (BarFeed feed = new WebSocketFeedProvider().create(BARS, MapSettings.of(settings), trusting)) {
                var _ = FeedFixture.start(feed, sink);
                sink.await(ClosedBar.class, 1);
            }
            assertThat(sink.closes()).containsExactly(100.0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "btcusdt", "http://x/ws", "ws:///x", "wss://exa mple/ws"})
    void anAddressIsThatOfAStream(String url) {
        assertThatThrownBy(() -> feed(url, Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("url");
    }
}
