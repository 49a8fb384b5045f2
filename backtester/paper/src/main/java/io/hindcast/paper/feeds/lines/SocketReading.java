package io.hindcast.paper.feeds.lines;

import io.hindcast.paper.feeds.Inbox;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;

/** Reads a socket from its opening to its end. */
final class SocketReading {
    private static final int CHUNK = 65_536;

    private SocketReading() {}

    /**
     * Returns when the other side has ended, or nothing is wanted any more.
     *
     * @param mayEnd whether the other side may close the connection when it has sent what it had
     */
    static void read(Socket socket, Inbox<Arrival> inbox, boolean mayEnd) {
        Arrival.Sender sender = new Arrival.Sender("tcp " + socket.getRemoteSocketAddress());
        if (!inbox.put(new Arrival.Opened(sender))) {
            return;
        }
        boolean closed = mayEnd;
        String reason = "the other side has closed the connection";
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = socket.getInputStream()) {
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                if (!inbox.put(new Arrival.Data(sender, Arrays.copyOf(chunk, length)))) {
                    return;
                }
            }
        } catch (IOException e) {
            reason = String.valueOf(e.getMessage());
            closed = false;
        }
        inbox.put(new Arrival.Gone(sender, reason, closed));
    }

    /** As a user would write it. */
    static String name(InetSocketAddress address) {
        return address.getHostString() + ":" + address.getPort();
    }
}
