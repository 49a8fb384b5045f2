package io.hindcast.livepage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hindcast.market.BarSpecification;
import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import io.hindcast.paper.BarRow;
import io.hindcast.paper.DecisionLatency;
import io.hindcast.paper.EquityPoint;
import io.hindcast.paper.PaperStatus;
import io.hindcast.paper.PaperView;
import io.hindcast.paper.PastError;
import io.hindcast.paper.SessionBook;
import io.hindcast.paper.SessionFacts;
import io.hindcast.paper.TradingState;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Serves the real page, with bars that a test has made up. */
final class ScriptedPage implements AutoCloseable {
    private static final String ENDED = "";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Assets assets = new Assets();
    private final AtomicInteger connections = new AtomicInteger();
    private final int horizonBars;
    private volatile List<BarRow> rows;
    private volatile List<EquityPoint> curve;
    private volatile BlockingQueue<String> events = new ArrayBlockingQueue<>(100);

    ScriptedPage(int horizonBars, List<BarRow> rows, List<EquityPoint> curve) throws IOException {
        this.horizonBars = horizonBars;
        this.rows = rows;
        this.curve = curve;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** How often the page has asked for events. */
    int connections() {
        return connections.get();
    }

    /** Sends bars to the page that is connected; one that connects later gets these bars and this curve at first. */
    void send(List<BarRow> more, List<BarRow> kept, List<EquityPoint> now) {
        rows = kept;
        curve = now;
        events.add(event(more, Optional.empty()));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            switch (path) {
                case "/" -> Assets.page("scripted", "BTC 1m", "word").send(exchange);
                case "/events" -> stream(exchange);
                default -> assets.at(path, false).orElseThrow().send(exchange);
            }
        }
    }

    private void stream(HttpExchange exchange) throws IOException {
        connections.incrementAndGet();
        BlockingQueue<String> own = new ArrayBlockingQueue<>(100);
        events = own;
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        try {
            for (String event = event(rows, Optional.of(curve)); !event.equals(ENDED); event = own.take()) {
                out.write(event.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String event(List<BarRow> sent, Optional<List<EquityPoint>> whole) {
        ObjectNode status = StatusJson.of(view(horizonBars, false, rows.getLast()));
        ObjectNode event = status.objectNode().put("instance", "scripted");
        event.set("status", status);
        event.set("rows", StatusJson.rows(sent));
        whole.ifPresent(points -> event.set("curve", StatusJson.curve(points)));
        return "data: " + StatusJson.text(event) + "\n\n";
    }

    /** A session after a bar. */
    static PaperView view(int horizonBars, boolean replaying, BarRow last) {
        PaperStatus status = new PaperStatus(
                last.number() + 1, last.time(), last.close(), last.forecast(), 100_000, 0, 100_000, 0, 0, 0, 0);
        return new PaperView(
                new SessionFacts(
                        "scripted",
                        new BarSpecification(
                                new Instrument("BTC"), Interval.parse("1m"), ZoneOffset.UTC, LocalTime.MIDNIGHT),
                        "live",
                        "",
                        horizonBars),
                TradingState.TRADING,
                replaying,
                new SessionBook(
                        status,
                        100_000,
                        0,
                        0,
                        Optional.empty(),
                        new PastError(0, Double.NaN, Double.NaN),
                        List.of(),
                        0,
                        List.of()),
                Optional.empty(),
                new DecisionLatency(0, 0, 0, 0, 0),
                List.of());
    }

    @Override
    public void close() {
        events.add(ENDED);
        server.stop(0);
        threads.shutdown();
    }
}
