package io.hindcast.paper.web;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.spi.JettyHttpServer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Jetty, which holds a connection that says nothing without a thread. It lets the JDK's handlers answer, each request in a
 * thread of its own that is never interrupted: one that is, while it journals a command, would close the journal's file.
 */
final class WebServer implements AutoCloseable {
    private static final int HEADER_BYTES = 16_384;
    private static final int MOST_THREADS = 16;
    /** Connections that wait to be accepted. */
    private static final int WAITING = 1_024;

    private final ServerConnector connector;
    private final Server server;
    private final ExecutorService answers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("live-page-", 0).factory());

    /** Binds, but does not answer yet. */
    WebServer(PageAddress wanted, Places places) throws IOException {
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, 4);
        threads.setName("live-page");
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(answers);
        server = new Server(threads);
        server.setStopTimeout(0);
        HttpConfiguration http = new HttpConfiguration();
        http.setRequestHeaderSize(HEADER_BYTES);
        http.setSendServerVersion(false);
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setAcceptQueueSize(WAITING);
        connector.addBean(places);
        server.addConnector(connector);
        server.setHandler(new ContextHandlerCollection());
        server.setErrorHandler(WebServer::refuse);
        wanted.bind(this::open);
    }

    /** Answers what is no request, or none that Jetty takes; nothing of it comes back. */
    private static boolean refuse(Request request, Response response, Callback done) {
        Reply.PROTECTION.forEach(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Reply.TEXT);
        Content.Sink.write(response, true, response.getStatus() + ": no request that this page answers\n", done);
        return true;
    }

    private void open(InetSocketAddress address) throws IOException {
        connector.setHost(address.getAddress().getHostAddress());
        connector.setPort(address.getPort());
        try {
            connector.open();
        } catch (IOException e) {
            // Jetty's own words hide that the port is taken.
            throw e.getCause() instanceof BindException taken ? taken : e;
        }
    }

    /** Where it listens. */
    InetSocketAddress address() {
        return new InetSocketAddress(connector.getHost(), connector.getLocalPort());
    }

    /** Begins to answer. */
    void start(HttpHandler handler) throws IOException {
        new JettyHttpServer(server, true).createContext("/", exchange -> {
            try {
                CompletableFuture.runAsync(
                                () -> {
                                    try {
                                        handler.handle(exchange);
                                    } catch (IOException e) {
                                        throw new CompletionException(e);
                                    }
                                },
                                answers)
                        .join();
            } catch (CompletionException e) {
                if (!isGone(e)) {
                    throw e;
                }
            }
        });
        try {
            server.start();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("can't serve the page", e);
        }
    }

    /** True when the other side has gone, so that there is nobody to tell. */
    private static boolean isGone(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("can't end the page", e);
        } finally {
            answers.shutdown();
        }
    }
}
