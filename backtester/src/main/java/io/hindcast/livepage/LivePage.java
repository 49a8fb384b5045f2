package io.hindcast.livepage;

import com.sun.net.httpserver.HttpServer;
import io.hindcast.paper.PaperSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves the page of a session. From this machine alone no token is needed; for an address that others can reach, or where a
 * token was chosen, nothing is answered without it.
 */
public final class LivePage implements AutoCloseable {
    /** The environment variable that a chosen token stands in. */
    public static final String TOKEN_VARIABLE = "HINDCAST_TOKEN";

    private final HttpServer server;
    private final ExecutorService threads;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final String address;
    private final boolean takenPort;

    private LivePage(PaperSession session, PageAddress wanted, Optional<String> chosen) throws IOException {
        Optional<String> token = chosen.map(PageToken::require)
                .or(() -> wanted.isLoopback() ? Optional.empty() : Optional.of(PageToken.random()));
        ServerLimits.apply();
        server = HttpServer.create();
        wanted.bind(at -> server.bind(at, 0));
        int port = server.getAddress().getPort();
        takenPort = wanted.port() != 0 && port != wanted.port();
        Admission admission = token.<Admission>map(secret -> new TokenAdmission(secret, port))
                .orElseGet(() -> new LoopbackAdmission(wanted.host(), port));
        // Never interrupted: a thread that is, while it journals a command, would close the journal's file.
        threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("live-page-", 0).factory());
        server.setExecutor(threads);
        server.createContext("/", new Requests(session, admission, ended));
        server.start();
        address = "http://" + wanted.reachableHost() + ":" + port + "/"
                + token.map(secret -> "?token=" + secret).orElse("");
    }

    /**
     * Begins to serve.
     *
     * @param session may begin to run later
     * @param address where
     * @param token that somebody has chosen; empty makes one where one is needed
     * @throws io.hindcast.settings.InvalidInputException when the address can't be listened on, or the token is weak
     */
    public static LivePage start(PaperSession session, PageAddress address, Optional<String> token) {
        try {
            return new LivePage(session, address, token);
        } catch (IOException e) {
            throw new UncheckedIOException("can't serve the page", e);
        }
    }

    /** The address to open, with the token where one is needed. */
    public String address() {
        return address;
    }

    /** True when other machines can reach it. */
    public boolean forOthers() {
        return !server.getAddress().getAddress().isLoopbackAddress();
    }

    /** True when the port that was wanted is another program's. */
    public boolean portWasTaken() {
        return takenPort;
    }

    /** Ends all answers and gives the port back. */
    @Override
    public void close() {
        ended.countDown();
        server.stop(0);
        threads.shutdown();
    }
}
