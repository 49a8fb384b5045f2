package io.hindcast.paper.web;

import io.hindcast.paper.session.PaperSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Serves the page of a session. From this machine alone no token is needed; for an address that others can reach, or where a
 * token was chosen, nothing is answered without it.
 */
public final class LivePage implements AutoCloseable {
    /** The environment variable that a chosen token stands in. */
    public static final String TOKEN_VARIABLE = "HINDCAST_TOKEN";

    /** How long somebody unknown may say nothing. */
    private static final Duration STRANGERS_IDLE = Duration.ofSeconds(10);

    private final WebServer server;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final String address;
    private final boolean takenPort;
    private final boolean chosenToken;

    private LivePage(PaperSession session, PageAddress wanted, @Nullable String chosen) throws IOException {
        Optional<String> token = Optional.ofNullable(chosen)
                .map(PageToken::require)
                .or(() -> wanted.isLoopback() ? Optional.empty() : Optional.of(PageToken.random()));
        chosenToken = chosen != null;
        Places places = new Places(STRANGERS_IDLE);
        server = new WebServer(wanted, places);
        int port = server.address().getPort();
        takenPort = wanted.port() != 0 && port != wanted.port();
        Admission admission = token.<Admission>map(secret -> new TokenAdmission(secret, port))
                .orElseGet(() -> new LoopbackAdmission(wanted.host(), port));
        server.start(new Requests(session, admission, places, ended));
        address = "http://" + wanted.reachableHost() + ":" + port + "/"
                + (chosenToken ? "" : token.map(secret -> "?token=" + secret).orElse(""));
    }

    /**
     * Begins to serve.
     *
     * @param session may begin to run later
     * @param address where
     * @param token that somebody has chosen; null makes one where one is needed
     * @throws io.hindcast.settings.InvalidInputException when the address can't be listened on, or the token is weak
     */
    public static LivePage start(PaperSession session, PageAddress address, @Nullable String token) {
        try {
            return new LivePage(session, address, token);
        } catch (IOException e) {
            throw new UncheckedIOException("can't serve the page", e);
        }
    }

    /** The address to open, with the token where one is needed that nobody but this process knows. */
    public String address() {
        return address;
    }

    /** True when a token is needed that somebody has chosen. It is a secret of theirs, and is printed nowhere. */
    public boolean needsChosenToken() {
        return chosenToken;
    }

    /** True when other machines can reach it. */
    public boolean forOthers() {
        return !server.address().getAddress().isLoopbackAddress();
    }

    /** True when the port that was wanted is another program's. */
    public boolean portWasTaken() {
        return takenPort;
    }

    /** Ends all answers and gives the port back. */
    @Override
    public void close() {
        ended.countDown();
        server.close();
    }
}
