package io.hindcast.paper.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A whole answer.
 *
 * @param status of HTTP
 * @param type media type
 * @param body its bytes
 * @param gzipped whether they are compressed
 */
record Reply(int status, String type, byte[] body, boolean gzipped) {
    static final String TEXT = "text/plain; charset=utf-8";
    static final String JSON = "application/json";

    /** No other origin gets anything out of the page, and it loads nothing from elsewhere. Charts style their tooltips. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** Headers that every answer has. */
    static final Map<String, String> PROTECTION = Map.of(
            "Cache-Control", "no-store",
            "Content-Security-Policy", POLICY,
            "X-Frame-Options", "DENY",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin");

    static Reply text(int status, String text) {
        return of(status, TEXT, text + "\n");
    }

    static Reply of(int status, String type, String text) {
        return new Reply(status, type, text.getBytes(StandardCharsets.UTF_8), false);
    }

    void send(HttpExchange exchange) throws IOException {
        protect(exchange.getResponseHeaders());
        exchange.getResponseHeaders().set("Content-Type", type);
        if (gzipped) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    static void protect(Headers headers) {
        PROTECTION.forEach(headers::set);
    }

    @Override
    public String toString() {
        return status + " " + type + ", " + body.length + " bytes";
    }
}
