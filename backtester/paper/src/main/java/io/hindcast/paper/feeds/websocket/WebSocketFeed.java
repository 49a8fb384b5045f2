package io.hindcast.paper.feeds.websocket;

import io.hindcast.feed.BarFeed;
import io.hindcast.feed.FeedClock;
import io.hindcast.feed.FeedMessage.Connection;
import io.hindcast.feed.FeedMessage.ConnectionEvent;
import io.hindcast.feed.FeedMessage.Garbage;
import io.hindcast.feed.FeedSink;
import io.hindcast.feed.Origin;
import io.hindcast.paper.feeds.ArrivalClock;
import io.hindcast.paper.feeds.Backoff;
import io.hindcast.paper.feeds.Inbox;
import io.hindcast.paper.feeds.StopSignal;
import io.hindcast.settings.InvalidInputException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Klines of a WebSocket stream. Connects again when the connection breaks or nothing has come for a while, not even the
 * answer to a ping; what was missed meanwhile is missing, and the gate counts it.
 */
final class WebSocketFeed implements BarFeed {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final long LOOK_AGAIN_MILLIS = 50;

    private final URI uri;
    private final HttpClient client;
    private final KlineMessages messages;
    private final ArrivalClock arrival;
    private final Backoff backoff;
    private final long idleNanos;
    private final StopSignal stop;
    private boolean everConnected;
    private boolean lost;

    /**
     * A feed that has not connected yet.
     *
     * @param client shut down at the end
     * @param idle without a sign of life for this long the connection is given up; a ping asks for one after half of it
     */
    WebSocketFeed(
            URI uri,
            HttpClient client,
            KlineMessages messages,
            ArrivalClock arrival,
            Backoff backoff,
            Duration idle,
            StopSignal stop) {
        this.uri = uri;
        this.client = client;
        this.messages = messages;
        this.arrival = arrival;
        this.backoff = backoff;
        idleNanos = idle.toNanos();
        this.stop = stop;
    }

    @Override
    public String source() {
        // Without user and query, which may hold a key.
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + uri.getPath();
    }

    @Override
    public FeedClock clock() {
        return arrival.kind();
    }

    @Override
    public void run(FeedSink sink, Map<String, Origin> stored) {
        try {
            do {
                Inbox<StreamEvent> inbox = new Inbox<>(stop);
                Optional<WebSocket> socket = connect(inbox, sink);
                if (socket.isPresent()) {
                    converse(socket.get(), inbox, sink);
                    socket.get().abort();
                }
            } while (!stop.await(backoff.next()));
        } finally {
            client.shutdownNow();
        }
    }

    private Optional<WebSocket> connect(Inbox<StreamEvent> inbox, FeedSink sink) {
        CompletableFuture<WebSocket> connecting =
                client.newWebSocketBuilder().connectTimeout(CONNECT_TIMEOUT).buildAsync(uri, new StreamListener(inbox));
        while (!stop.stopped()) {
            try {
                WebSocket socket = connecting.get(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
                sink.accept(new Connection(
                        everConnected ? ConnectionEvent.RECONNECTED : ConnectionEvent.CONNECTED,
                        source() + (backoff.failures() == 0 ? "" : " at attempt " + (backoff.failures() + 1)),
                        arrival.now()));
                everConnected = true;
                lost = false;
                return Optional.of(socket);
            } catch (TimeoutException e) {
                // Not yet.
            } catch (ExecutionException e) {
                refuseWrongAddress(e.getCause());
                lose("can't connect: " + e.getCause() + "; trying again", sink);
                return Optional.empty();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                stop.stop();
            }
        }
        var _ = connecting.thenAccept(WebSocket::abort);
        return Optional.empty();
    }

    /** A server that answers but refuses at the first attempt will go on doing so. */
    private void refuseWrongAddress(@Nullable Throwable failure) {
        if (!everConnected
                && failure instanceof WebSocketHandshakeException handshake
                && handshake.getResponse() != null
                && handshake.getResponse().statusCode() >= 400
                && handshake.getResponse().statusCode() < 500
                && handshake.getResponse().statusCode() != 429) {
            throw new InvalidInputException(
                    source() + ": the server refuses with status "
                            + handshake.getResponse().statusCode() + "; is the address right?",
                    failure);
        }
    }

    private void converse(WebSocket socket, Inbox<StreamEvent> inbox, FeedSink sink) {
        long heardAt = System.nanoTime();
        boolean asked = false;
        while (true) {
            Optional<StreamEvent> next = inbox.take();
            if (next.isPresent()) {
                heardAt = System.nanoTime();
                asked = false;
                switch (next.get()) {
                    case StreamEvent.Text text -> {
                        backoff.reset();
                        sink.accept(
                                text.problem().isEmpty()
                                        ? messages.message(text.text())
                                        : new Garbage(text.text(), text.problem(), arrival.now()));
                    }
                    case StreamEvent.Alive _ -> {}
                    case StreamEvent.Over over -> {
                        lose(over.reason(), sink);
                        return;
                    }
                }
            } else if (stop.stopped()) {
                var _ = socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
                return;
            } else {
                long silent = System.nanoTime() - heardAt;
                if (silent > idleNanos) {
                    lose("nothing was heard for " + Duration.ofNanos(idleNanos), sink);
                    return;
                }
                if (!asked && silent > idleNanos / 2) {
                    var _ = socket.sendPing(ByteBuffer.allocate(0));
                    asked = true;
                }
            }
        }
    }

    private void lose(String reason, FeedSink sink) {
        if (!lost) {
            lost = true;
            sink.accept(new Connection(ConnectionEvent.DISCONNECTED, reason, arrival.now()));
        }
    }

    @Override
    public void close() {
        stop.stop();
    }
}
