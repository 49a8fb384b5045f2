package io.hindcast.paper.feeds.lines;

import io.hindcast.paper.feeds.Inbox;
import io.hindcast.settings.InvalidInputException;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A socket that anybody who can reach it sends to, one after the other or at once. */
final class ListeningSource implements ByteSource {
    private final InetSocketAddress address;
    private final ServerSocket server;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();

    /** @param address where to listen */
    ListeningSource(InetSocketAddress address) {
        this.address = address;
        try {
            server = new ServerSocket();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String description() {
        return "tcp, listening on " + SocketReading.name(address);
    }

    @Override
    public String unendedLine() {
        return "is cut off: the connection has ended within it";
    }

    /** The port that is listened on, once it is. */
    int port() {
        return server.getLocalPort();
    }

    @Override
    public void start(Inbox<Arrival> inbox) {
        try {
            server.setReuseAddress(true);
            server.bind(address);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "can't listen on " + SocketReading.name(address) + " (" + e.getMessage()
                            + "); is another feed there? give another port",
                    e);
        }
        Thread.ofVirtual().name("feed-listener").start(() -> accept(inbox));
    }

    private void accept(Inbox<Arrival> inbox) {
        while (true) {
            try {
                Socket client = server.accept();
                clients.add(client);
                Thread.ofVirtual().name("feed-client").start(() -> read(client, inbox));
            } catch (SocketException e) {
                if (server.isClosed()) {
                    return;
                }
                inbox.put(new Arrival.Failed(e));
                return;
            } catch (IOException e) {
                inbox.put(new Arrival.Failed(e));
                return;
            }
        }
    }

    private void read(Socket client, Inbox<Arrival> inbox) {
        try (client) {
            SocketReading.read(client, inbox, true);
        } catch (IOException e) {
            // It is gone either way, and that has been said.
        } finally {
            clients.remove(client);
        }
    }

    @Override
    public void close() {
        close(server);
        clients.forEach(ListeningSource::close);
    }

    private static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Nothing is wanted of it any more.
        }
    }
}
