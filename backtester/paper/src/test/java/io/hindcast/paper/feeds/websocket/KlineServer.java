package io.hindcast.paper.feeds.websocket;

import io.hindcast.paper.feeds.FeedFixture;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.WebSocket;
import org.java_websocket.enums.Opcode;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.DefaultWebSocketServerFactory;
import org.java_websocket.server.WebSocketServer;

/** A server that speaks the published format of Binance's streams, one script of actions for each connection. */
final class KlineServer extends WebSocketServer implements AutoCloseable {
    private final CountDownLatch started = new CountDownLatch(1);
    private final BlockingQueue<Script> scripts = new LinkedBlockingQueue<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger pongs = new AtomicInteger();
    private final AtomicInteger pings = new AtomicInteger();
    private final int answered;

    /** What the server does on one connection. */
    interface Script {
        void play(WebSocket client) throws Exception;
    }

    KlineServer(List<Script> scripts) {
        this(scripts, 0, Integer.MAX_VALUE);
    }

    /**
     * A server that has not begun.
     *
     * @param port 0 for any
     * @param answered how many pings of the first connection are answered; later ones are, however many
     */
    KlineServer(List<Script> scripts, int port, int answered) {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
        this.answered = answered;
        this.scripts.addAll(scripts);
        setReuseAddr(true);
        setConnectionLostTimeout(0);
        setWebSocketFactory(new DefaultWebSocketServerFactory());
    }

    KlineServer begin() throws InterruptedException {
        start();
        started.await();
        return this;
    }

    int connections() {
        return connections.get();
    }

    int pongs() {
        return pongs.get();
    }

    int pings() {
        return pings.get();
    }

    /** A kline event of the bar that opens so many minutes after 10:00. */
    static String kline(int minute, double close, boolean closed) {
        long open = FeedFixture.nanos(FeedFixture.time(minute)) / 1_000_000;
        return "{\"e\":\"kline\",\"E\":" + (open + 60_001) + ",\"s\":\"BTC\",\"k\":{\"t\":" + open + ",\"T\":"
                + (open + 59_999) + ",\"s\":\"BTC\",\"i\":\"1m\",\"f\":100,\"L\":200,\"o\":\"100.00\",\"c\":\"" + close
                + "\",\"h\":\"110.00\",\"l\":\"90.00\",\"v\":\"5.25\",\"n\":100,\"x\":" + closed
                + ",\"q\":\"1.0\",\"V\":\"0.5\",\"Q\":\"0.5\",\"B\":\"0\"}}";
    }

    /** The same event as a combined stream sends it. */
    static String combined(String event) {
        return "{\"stream\":\"btc@kline_1m\",\"data\":" + event + "}";
    }

    /** Sends a text in fragments of so many bytes. */
    static void sendFragmented(WebSocket client, String text, int size, boolean whole) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < bytes.length; from += size) {
            int length = Math.min(size, bytes.length - from);
            boolean last = whole && from + length == bytes.length;
            client.sendFragmentedFrame(Opcode.TEXT, ByteBuffer.wrap(bytes, from, length), last);
        }
    }

    @Override
    public void onStart() {
        started.countDown();
    }

    @Override
    public void onOpen(WebSocket client, ClientHandshake handshake) {
        connections.incrementAndGet();
        Script script = scripts.poll();
        if (script != null) {
            Thread.ofVirtual().start(() -> {
                try {
                    script.play(client);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    @Override
    public void onClose(WebSocket client, int code, String reason, boolean remote) {}

    @Override
    public void onMessage(WebSocket client, String message) {}

    @Override
    public void onWebsocketPong(WebSocket client, Framedata frame) {
        pongs.incrementAndGet();
    }

    @Override
    public void onWebsocketPing(WebSocket client, Framedata frame) {
        if (pings.incrementAndGet() <= answered || connections() > 1) {
            super.onWebsocketPing(client, frame);
        }
    }

    @Override
    public void onError(WebSocket client, Exception failure) {}

    @Override
    public void close() {
        try {
            stop(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
