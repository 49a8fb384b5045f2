package io.hindcast.paper.web;

import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.io.Connection;

/**
 * Who holds the connections. A connection that has shown no right to be here has a place among strangers, of whom those
 * that came first leave when there are too many, though each has a moment to say what it wants; one that has shown its
 * right has a place that no stranger can take. So however many come, and however long they say nothing, whoever may come in
 * gets in.
 */
final class Places implements Connection.Listener {
    static final int STRANGERS = 256;
    /** Beyond these nobody has a moment: each costs memory and one of the process's file handles. */
    static final int MOST_STRANGERS = 2_048;

    private static final long MOMENT_NANOS = 1_000_000_000;
    static final int ADMITTED = 128;
    private static final long ADMITTED_IDLE_MILLIS = 60_000;

    private final Duration strangersIdle;
    private final Map<SocketAddress, Stranger> strangers = new LinkedHashMap<>();
    private final LinkedHashMap<SocketAddress, Connection> admitted = new LinkedHashMap<>();
    /** A connection that has been closed does not tell its address any more. */
    private final IdentityHashMap<Connection, SocketAddress> addresses = new IdentityHashMap<>();

    private record Stranger(Connection connection, long since) {}

    /** @param strangersIdle how long somebody unknown may say nothing */
    Places(Duration strangersIdle) {
        this.strangersIdle = strangersIdle;
    }

    @Override
    public void onOpened(Connection connection) {
        connection.getEndPoint().setIdleTimeout(strangersIdle.toMillis());
        SocketAddress address = connection.getEndPoint().getRemoteSocketAddress();
        long now = System.nanoTime();
        List<Connection> leaving;
        synchronized (this) {
            addresses.put(connection, address);
            strangers.put(address, new Stranger(connection, now));
            leaving = tooMany(now);
        }
        leaving.forEach(Connection::close);
    }

    private List<Connection> tooMany(long now) {
        List<Connection> leaving = new ArrayList<>();
        Iterator<Stranger> all = strangers.values().iterator();
        for (int many = strangers.size(); many > STRANGERS; many--) {
            Stranger first = all.next();
            if (now - first.since < MOMENT_NANOS && many <= MOST_STRANGERS) {
                break;
            }
            leaving.add(first.connection);
            all.remove();
        }
        return leaving;
    }

    @Override
    public synchronized void onClosed(Connection connection) {
        SocketAddress address = addresses.remove(connection);
        if (address != null) {
            Stranger stranger = strangers.get(address);
            if (stranger != null && stranger.connection == connection) {
                strangers.remove(address);
            }
            admitted.remove(address, connection);
        }
    }

    /** Gives whoever calls from an address a place of its own. */
    void admit(SocketAddress address) {
        Connection leaving = null;
        synchronized (this) {
            Stranger stranger = strangers.remove(address);
            if (stranger == null) {
                return;
            }
            stranger.connection.getEndPoint().setIdleTimeout(ADMITTED_IDLE_MILLIS);
            admitted.put(address, stranger.connection);
            if (admitted.size() > ADMITTED) {
                leaving = admitted.pollFirstEntry().getValue();
            }
        }
        if (leaving != null) {
            leaving.close();
        }
    }
}
