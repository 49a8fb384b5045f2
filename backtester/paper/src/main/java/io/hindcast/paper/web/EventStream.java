package io.hindcast.paper.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.hindcast.paper.session.PaperSession;
import io.hindcast.paper.view.BarRow;
import io.hindcast.paper.view.EquityPoint;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Server-sent events for one browser, in a thread of its own. It looks at the session some times a second and sends what is
 * new since it sent last: a browser that reads slowly holds up nobody, misses what was between, and gets the latest.
 */
final class EventStream {
    private static final long LOOK_MILLIS = 250;
    /** Tells the browser that the session is still there, and this side whether the browser is. */
    private static final long BEAT_MILLIS = 5_000;

    private final PaperSession session;
    private final String instance;
    private final CountDownLatch ended;

    /**
     * @param instance made anew by each process, so that a page knows when it talks to another
     * @param ended at zero when the server is closed
     */
    EventStream(PaperSession session, String instance, CountDownLatch ended) {
        this.session = session;
        this.instance = instance;
        this.ended = ended;
    }

    /** Sends until the browser goes or the server is closed. */
    void send(HttpExchange exchange) throws IOException {
        Reply.protect(exchange.getResponseHeaders());
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        // Asks a proxy (nginx and others) not to hold events back.
        exchange.getResponseHeaders().set("X-Accel-Buffering", "no");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        write(out, "retry: 2000\n\n");
        long sent = -1;
        String last = "";
        long quiet = 0;
        boolean first = true;
        try {
            do {
                ObjectNode status = StatusJson.of(session.view());
                // Before the rows, which then hold all that it lacks.
                List<EquityPoint> curve = session.equity();
                List<BarRow> rows = session.barsBehind(sent);
                ObjectNode event = status.objectNode().put("instance", instance);
                event.set("status", status);
                String text = withoutAge(status);
                boolean gap = !rows.isEmpty() && rows.getFirst().number() != sent + 1;
                if (first || gap) {
                    rows = session.barsBehind(-1);
                    event.set("curve", StatusJson.curve(upTo(rows, curve)));
                }
                if (first || !rows.isEmpty() || !text.equals(last) || quiet >= BEAT_MILLIS) {
                    event.set("rows", StatusJson.rows(rows));
                    write(out, "data: " + StatusJson.text(event) + "\n\n");
                    sent = rows.isEmpty() ? sent : rows.getLast().number();
                    last = text;
                    quiet = 0;
                    first = false;
                }
                quiet += LOOK_MILLIS;
            } while (!ended.await(LOOK_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A curve that was read before some rows, with the live ones that came between. */
    static List<EquityPoint> upTo(List<BarRow> rows, List<EquityPoint> curve) {
        long last = curve.isEmpty() ? Long.MIN_VALUE : curve.getLast().time();
        List<EquityPoint> all = new ArrayList<>(curve);
        rows.stream()
                .filter(row -> row.live() && row.time() > last)
                .forEach(row -> all.add(new EquityPoint(row.time(), row.equity(), row.benchmark())));
        return all;
    }

    /** What is worth an event: the age of the last bar changes all the time. */
    private static String withoutAge(ObjectNode status) {
        ObjectNode copy = status.deepCopy();
        if (copy.get("feed_health") instanceof ObjectNode health) {
            health.remove("age_seconds");
        }
        return StatusJson.text(copy);
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
