package io.hindcast.paper.feeds.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.feed.FeedMessage.ClosedBar;
import io.hindcast.feed.FeedMessage.Connection;
import io.hindcast.feed.FeedMessage.ConnectionEvent;
import io.hindcast.feed.FeedMessage.Garbage;
import io.hindcast.paper.feeds.ArrivalClock;
import io.hindcast.paper.feeds.Backoff;
import io.hindcast.paper.feeds.FeedFixture;
import io.hindcast.paper.feeds.RecordedSink;
import io.hindcast.paper.feeds.StopSignal;
import io.hindcast.paper.feeds.rows.LineMessages;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import io.hindcast.store.importing.Stamp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinesFeedTest {
    private final RecordedSink sink = new RecordedSink();
    private final StopSignal stop = new StopSignal();

    private LinesFeed feed(ByteSource source) {
        return new LinesFeed(source, FeedFixture.clock(), FeedFixture::lineMessages, stop);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<ConnectionEvent> events() {
        return sink.all(Connection.class).stream().map(Connection::event).toList();
    }

    @Test
    void aStreamIsReadToItsEndAndEveryLineIsOneMessage() throws IOException {
        List<String> lines = new ArrayList<>(List.of("time,open,high,low,close,volume"));
        for (int i = 0; i < 3_000; i++) {
            lines.add(i % 10 == 7 ? "rubbish " + i : FeedFixture.row(i));
        }
        String text = String.join("\n", lines) + "\n2024-03-03T10:00:00Z,100,110,90,10";
        ArrivalClock clock = FeedFixture.clock(Instant.parse("2024-03-04T00:00:00Z"));
        new LinesFeed(
                        new StreamSource("test", new ByteArrayInputStream(bytes(text))),
                        clock,
                        () -> new LineMessages(FeedFixture.BARS, Stamp.OPEN, clock),
                        stop)
                .run(sink, Map.of());

        assertThat(events()).containsExactly(ConnectionEvent.CONNECTED);
        assertThat(sink.all(ClosedBar.class)).hasSize(2_700);
        assertThat(sink.all(Garbage.class)).hasSize(301);
        assertThat(sink.messages()).hasSize(1 + 3_000 + 1);
        assertThat(sink.all(Garbage.class).getLast().reason())
                .as("a row that may lack digits is no bar")
                .contains("no line end");
    }

    @Test
    void aStreamThatGoesOnIsLeftWhenTheFeedIsClosedAndNothingReadIsUnsaid() throws Exception {
        try (PipedOutputStream script = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(script, 100_000)) {
            LinesFeed feed = feed(new StreamSource("test", in));
            CompletableFuture<Void> ended = FeedFixture.start(feed, sink);
            script.write(bytes(FeedFixture.row(0) + "\n" + FeedFixture.row(1) + "\n2024-03-01"));
            script.flush();
            sink.await(ClosedBar.class, 2);
            feed.close();
            ended.get();
            assertThat(sink.messages()).hasSize(4);
            assertThat(sink.messages().getLast())
                    .isInstanceOfSatisfying(
                            Garbage.class, cut -> assertThat(cut.excerpt()).isEqualTo("2024-03-01"));
        }
    }

    @Test
    void anyoneWhoConnectsIsHeardEachWithTheirOwnHeader() throws Exception {
        ListeningSource source = new ListeningSource(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        LinesFeed feed = feed(source);
        CompletableFuture<Void> ended = FeedFixture.start(feed, sink);
        while (source.port() <= 0) {
            Thread.sleep(2);
        }
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), source.port());
        try (Socket first = connect(address);
                Socket second = connect(address)) {
            first.getOutputStream().write(bytes("close,open,high,low,time\n1.5,1,2,1,"));
            first.getOutputStream().flush();
            second.getOutputStream().write(bytes(FeedFixture.row(0) + "\n"));
            sink.await(ClosedBar.class, 1);
            first.getOutputStream().write(bytes(FeedFixture.time(1) + "\n1.7,1,2,1," + FeedFixture.time(2)));
            sink.await(ClosedBar.class, 2);
        }
        sink.await(all -> events().contains(ConnectionEvent.CLOSED));
        try (Socket third = connect(address)) {
            third.getOutputStream().write(bytes(FeedFixture.row(3) + "\n"));
            sink.await(ClosedBar.class, 3);
        }
        feed.close();
        ended.get();

        assertThat(sink.closes()).containsExactly(100.0, 1.5, 103.0);
        assertThat(sink.all(Garbage.class))
                .extracting(Garbage::reason)
                .singleElement()
                .asString()
                .contains("cut off");
        assertThat(events().subList(0, 3))
                .as("who closes the connection has sent what there was")
                .containsExactly(ConnectionEvent.CONNECTED, ConnectionEvent.CLOSED, ConnectionEvent.RECONNECTED);
        assertThatThrownBy(() -> connect(address)).isInstanceOf(IOException.class);
    }

    private static Socket connect(InetSocketAddress address) throws IOException {
        Socket socket = new Socket();
        socket.connect(address);
        return socket;
    }

    @Test
    void aServerThatGoesAndComesIsConnectedAgain() throws Exception {
        CompletableFuture<Void> ended;
        LinesFeed feed;
        int port;
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
            feed = feed(new ConnectingSource(
                    InetSocketAddress.createUnresolved("127.0.0.1", port),
                    new Backoff(Duration.ofMillis(5), Duration.ofMillis(20), RandomGenerator.getDefault()),
                    stop));
            ended = FeedFixture.start(feed, sink);
            for (int i = 0; i < 5; i++) {
                try (Socket client = server.accept()) {
                    client.getOutputStream().write(bytes(FeedFixture.row(i) + "\n"));
                }
            }
            sink.await(ClosedBar.class, 5);
        }
        sink.await(all -> sink.all(Connection.class).stream()
                .anyMatch(event -> event.detail().contains("closed")));
        try (ServerSocket server = new ServerSocket()) {
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            try (Socket client = server.accept()) {
                client.getOutputStream().write(bytes(FeedFixture.row(5) + "\n"));
                sink.await(ClosedBar.class, 6);
            }
        }
        feed.close();
        ended.get();
        assertThat(sink.closes()).containsExactly(100.0, 101.0, 102.0, 103.0, 104.0, 105.0);
        List<ConnectionEvent> events = events();
        assertThat(events.getFirst()).isEqualTo(ConnectionEvent.CONNECTED);
        for (int i = 1; i < events.size(); i++) {
            assertThat(events.get(i))
                    .isEqualTo(i % 2 == 1 ? ConnectionEvent.DISCONNECTED : ConnectionEvent.RECONNECTED);
        }
    }

    @Test
    void aServerThatIsNotThereIsSaidOnce() throws Exception {
        int port;
        try (ServerSocket server = new ServerSocket(0)) {
            port = server.getLocalPort();
        }
        Backoff backoff = new Backoff(Duration.ofMillis(1), Duration.ofMillis(2), RandomGenerator.getDefault());
        LinesFeed feed =
                feed(new ConnectingSource(InetSocketAddress.createUnresolved("127.0.0.1", port), backoff, stop));
        CompletableFuture<Void> ended = FeedFixture.start(feed, sink);
        while (backoff.failures() < 5) {
            Thread.sleep(2);
        }
        feed.close();
        ended.get();
        assertThat(sink.messages()).singleElement().isInstanceOfSatisfying(Connection.class, lost -> {
            assertThat(lost.event()).isEqualTo(ConnectionEvent.DISCONNECTED);
            assertThat(lost.detail()).contains("127.0.0.1:" + port);
        });
    }

    @Test
    void aPortThatIsTakenIsTheUsersMistake() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            LinesFeed feed = feed(
                    new ListeningSource(new InetSocketAddress(InetAddress.getLoopbackAddress(), taken.getLocalPort())));
            assertThatThrownBy(() -> feed.run(sink, Map.of()))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("another port");
        }
    }

    @Test
    void listeningIsForThisMachineUnlessAHostIsNamed() {
        assertThat(provided(Map.of("listen", "9009"))).isEqualTo("tcp, listening on 127.0.0.1:9009");
        assertThat(provided(Map.of("listen", "0.0.0.0:9009"))).isEqualTo("tcp, listening on 0.0.0.0:9009");
        assertThat(provided(Map.of("connect", "example.com:80"))).isEqualTo("tcp, connected to example.com:80");
        assertThat(provided(Map.of())).isEqualTo("standard input");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "70000", "a:b", "a:", ":1:2", "a b:80"})
    void anAddressIsAPortWithOrWithoutAHost(String address) {
        assertThatThrownBy(() -> provided(Map.of("listen", address)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("listen");
    }

    private static String provided(Map<String, Object> settings) {
        try (var feed = new LinesFeedProvider().create(FeedFixture.BARS, MapSettings.of(settings))) {
            return feed.source();
        }
    }

    @Test
    void waitsDoubleUpToTheLongestAndVaryByHalf() {
        Backoff backoff =
                new Backoff(Duration.ofNanos(100), Duration.ofNanos(1_000), new java.util.SplittableRandom(1));
        long[] longest = {100, 200, 400, 800, 1_000, 1_000};
        boolean varied = false;
        for (long most : longest) {
            long wait = backoff.next();
            assertThat(wait).isBetween(most / 2, most);
            varied |= wait != most;
        }
        assertThat(varied).isTrue();
        assertThat(backoff.failures()).isEqualTo(6);
        backoff.reset();
        assertThat(backoff.next()).isLessThanOrEqualTo(100);
    }
}
