package io.hindcast.paper.web;

import com.sun.net.httpserver.HttpExchange;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whoever is on this machine and calls it by one of its names. A page from elsewhere whose name has come to point to this
 * machine (DNS rebinding) calls it by that name.
 */
final class LoopbackAdmission implements Admission {
    private static final int USUAL_PORT = 80;

    private static final Set<String> USUAL_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

    private final String own;
    private final int port;

    /**
     * @param host that the server was bound to, an address of IPv6 in brackets
     * @param port that it listens on
     */
    LoopbackAdmission(String host, int port) {
        own = host.toLowerCase(Locale.ROOT);
        this.port = port;
    }

    @Override
    public Optional<Reply> refusal(HttpExchange exchange) {
        String host = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host"))
                .orElse("")
                .toLowerCase(Locale.ROOT);
        boolean named = Stream.concat(USUAL_HOSTS.stream(), Stream.of(own))
                .anyMatch(name -> host.equals(name + ":" + port) || (port == USUAL_PORT && host.equals(name)));
        return named
                ? Optional.empty()
                : Optional.of(Reply.text(
                        403,
                        "refused: without a token this page is for this machine alone; open http://" + own + ":"
                                + port));
    }

    @Override
    public boolean deliberate(HttpExchange exchange) {
        return false;
    }
}
