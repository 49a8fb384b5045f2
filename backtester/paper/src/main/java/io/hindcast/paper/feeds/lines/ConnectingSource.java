package io.hindcast.paper.feeds.lines;

import io.hindcast.paper.feeds.Backoff;
import io.hindcast.paper.feeds.Inbox;
import io.hindcast.paper.feeds.StopSignal;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A server that sends lines to whoever connects. Connects again when the connection is lost. */
final class ConnectingSource implements ByteSource {
    private static final int CONNECT_TIMEOUT_MILLIS = 10_000;

    private final InetSocketAddress address;
    private final Backoff backoff;
    private final StopSignal stop;
    private volatile Socket open = new Socket();

    /** @param address not resolved: it is looked up at each attempt */
    ConnectingSource(InetSocketAddress address, Backoff backoff, StopSignal stop) {
        this.address = address;
        this.backoff = backoff;
        this.stop = stop;
    }

    @Override
    public String description() {
        return "tcp, connected to " + SocketReading.name(address);
    }

    @Override
    public String unendedLine() {
        return "is cut off: the connection has ended within it";
    }

    @Override
    public void start(Inbox<Arrival> inbox) {
        Thread.ofVirtual().name("feed-connection").start(() -> {
            do {
                read(inbox);
            } while (!stop.await(backoff.next()));
        });
    }

    private void read(Inbox<Arrival> inbox) {
        try (Socket socket = new Socket()) {
            open = socket;
            socket.connect(new InetSocketAddress(address.getHostString(), address.getPort()), CONNECT_TIMEOUT_MILLIS);
            backoff.reset();
            SocketReading.read(socket, inbox, false);
        } catch (IOException e) {
            inbox.put(new Arrival.Unreachable(
                    "can't connect to " + SocketReading.name(address) + ": " + e.getMessage() + "; trying again"));
        }
    }

    @Override
    public void close() {
        stop.stop();
        try {
            open.close();
        } catch (IOException e) {
            // Nothing is wanted of it any more.
        }
    }
}
