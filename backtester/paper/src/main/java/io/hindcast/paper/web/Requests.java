package io.hindcast.paper.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.hindcast.paper.session.PaperSession;
import io.hindcast.paper.view.PaperView;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;

/** Answers requests: first who may ask, then what there is, then how it may be asked for. */
final class Requests implements HttpHandler {
    private static final int MOST_STREAMS = 32;
    private static final String GET = "GET";
    private static final String POST = "POST";

    private static final Map<String, Predicate<PaperSession>> COMMANDS =
            Map.of("/pause", PaperSession::pause, "/resume", PaperSession::resume, "/flatten", PaperSession::flatten);

    private final PaperSession session;
    private final Admission admission;
    private final Places places;
    private final CrossSiteGuard guard = new CrossSiteGuard(PageToken.random());
    private final Assets assets = new Assets();
    private final Semaphore streams = new Semaphore(MOST_STREAMS);
    private final EventStream events;

    /**
     * @param places given to those that may come in
     * @param ended at zero when the server is closed
     */
    Requests(PaperSession session, Admission admission, Places places, CountDownLatch ended) {
        this.session = session;
        this.admission = admission;
        this.places = places;
        events = new EventStream(session, PageToken.random(), ended);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<Reply> refused = unreadable(exchange).or(() -> admission.refusal(exchange));
            if (refused.isPresent()) {
                // Whoever was refused has no business with this connection.
                exchange.getResponseHeaders().set("Connection", "close");
                refused.get().send(exchange);
                return;
            }
            places.admit(exchange.getRemoteAddress());
            if (exchange.getRequestURI().getPath().equals("/events")
                    && exchange.getRequestMethod().equals(GET)) {
                stream(exchange);
            } else {
                answer(exchange).send(exchange);
            }
        }
    }

    /** The refusal of an address that the JDK can't take apart, such as one with {@code %zz} behind its question mark. */
    private static Optional<Reply> unreadable(HttpExchange exchange) {
        try {
            exchange.getRequestURI();
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(Reply.text(400, "the address can't be read"));
        }
    }

    private Reply answer(HttpExchange exchange) {
        try {
            return reply(exchange);
        } catch (RuntimeException e) {
            return Reply.text(500, "failed: " + e.getMessage());
        }
    }

    private Reply reply(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        Predicate<PaperSession> command = COMMANDS.get(path);
        Optional<Reply> content = content(path, exchange);
        if (command == null && content.isEmpty() && !path.equals("/events")) {
            return Reply.text(404, "there is nothing at " + path);
        }
        String method = command == null ? GET : POST;
        if (!exchange.getRequestMethod().equals(method)) {
            exchange.getResponseHeaders().set("Allow", method);
            return Reply.text(405, path + " takes " + method + " only");
        }
        return command == null ? content.orElseThrow() : obey(exchange, command);
    }

    private Optional<Reply> content(String path, HttpExchange exchange) {
        return switch (path) {
            case "/" -> Optional.of(page());
            case "/status" ->
                Optional.of(Reply.of(200, Reply.JSON, StatusJson.text(StatusJson.of(session.view())) + "\n"));
            case "/metrics" -> Optional.of(new Reply(200, MetricsText.TYPE, MetricsText.of(session.view()), false));
            default -> assets.at(path, takesGzip(exchange));
        };
    }

    private Reply page() {
        PaperView view = session.view();
        return Assets.page(
                view.session().name(),
                view.session().bars().instrument() + " " + view.session().bars().interval(),
                guard.word());
    }

    private Reply obey(HttpExchange exchange, Predicate<PaperSession> command) {
        Optional<Reply> refused = guard.refusal(exchange, admission.deliberate(exchange));
        if (refused.isPresent()) {
            return refused.get();
        }
        return command.test(session)
                ? Reply.of(
                        200,
                        Reply.JSON,
                        "{\"state\":\"" + StatusJson.lower(session.view().state()) + "\"}\n")
                : Reply.text(409, "the session does not run now");
    }

    private void stream(HttpExchange exchange) throws IOException {
        if (!streams.tryAcquire()) {
            Reply.text(503, "too many pages are open").send(exchange);
            return;
        }
        try {
            events.send(exchange);
        } finally {
            streams.release();
        }
    }

    private static boolean takesGzip(HttpExchange exchange) {
        return exchange.getRequestHeaders().getOrDefault("Accept-Encoding", List.of()).stream()
                .anyMatch(line -> line.toLowerCase(Locale.ROOT).contains("gzip"));
    }
}
