package io.hindcast.paper.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.hindcast.settings.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/**
 * Whoever shows the token: as {@code Authorization: Bearer}, or once as {@code ?token=} of the page, which gives the browser
 * a cookie. The cookie is made of the token and is not the token, for a browser sends it to every port of the host.
 */
final class TokenAdmission implements Admission {
    /** Schemes are compared without regard to case (RFC 9110, section 11.1). */
    private static final String BEARER = "Bearer ";

    private static final String PARAMETER = "token=";

    private final byte[] token;
    private final String cookieName;
    private final String cookie;

    /** @param port that the server listens on: cookies of a host are shared by its ports */
    TokenAdmission(String token, int port) {
        this.token = bytes(token);
        cookieName = "hindcast-" + port;
        cookie = Sha256.of("hindcast page cookie\n" + token);
    }

    @Override
    public Optional<Reply> refusal(HttpExchange exchange) {
        if (deliberate(exchange) || hasCookie(exchange.getRequestHeaders())) {
            return Optional.empty();
        }
        if (hasParameter(exchange)) {
            exchange.getResponseHeaders()
                    .add("Set-Cookie", cookieName + "=" + cookie + "; Path=/; HttpOnly; SameSite=Strict");
            return Optional.empty();
        }
        exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer realm=\"hindcast\"");
        return Optional.of(Reply.text(
                401,
                "refused: a token is needed; open the address that 'hindcast paper' has printed (with ?token= and the token"
                        + " behind it where you have chosen one), or send 'Authorization: Bearer TOKEN'"));
    }

    @Override
    public boolean deliberate(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        return header != null
                && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                && isToken(header.substring(BEARER.length()).strip());
    }

    private boolean hasCookie(Headers headers) {
        return headers.getOrDefault("Cookie", List.of()).stream()
                .flatMap(line -> List.of(line.split(";", -1)).stream())
                .map(String::strip)
                .filter(pair -> pair.startsWith(cookieName + "="))
                .anyMatch(pair -> MessageDigest.isEqual(bytes(pair.substring(cookieName.length() + 1)), bytes(cookie)));
    }

    /** In the address of the page alone. */
    private boolean hasParameter(HttpExchange exchange) {
        String query = exchange.getRequestURI().getQuery();
        return exchange.getRequestMethod().equals("GET")
                && exchange.getRequestURI().getPath().equals("/")
                && query != null
                && List.of(query.split("&", -1)).stream()
                        .filter(pair -> pair.startsWith(PARAMETER))
                        .anyMatch(pair -> isToken(pair.substring(PARAMETER.length())));
    }

    private boolean isToken(String shown) {
        return MessageDigest.isEqual(bytes(shown), token);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
