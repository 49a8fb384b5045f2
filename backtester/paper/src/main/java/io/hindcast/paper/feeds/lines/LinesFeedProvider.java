package io.hindcast.paper.feeds.lines;

import io.hindcast.feed.BarFeed;
import io.hindcast.feed.BarFeedProvider;
import io.hindcast.market.BarSpecification;
import io.hindcast.paper.feeds.ArrivalClock;
import io.hindcast.paper.feeds.Backoff;
import io.hindcast.paper.feeds.StopSignal;
import io.hindcast.paper.feeds.rows.LineMessages;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
import io.hindcast.settings.Settings;
import io.hindcast.store.importing.Stamp;
import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes feeds of lines: from standard input, or through a socket ({@code listen} or {@code connect}). {@code stamp} and
 * {@code clock} say how times are meant.
 */
public final class LinesFeedProvider implements BarFeedProvider {
    private static final String LOOPBACK = "127.0.0.1";
    private static final Pattern ADDRESS = Pattern.compile("(?:(\\[[0-9A-Fa-f:.]+\\]|[^:\\s]+):)?(\\d{1,5})");

    private static final String FORM = "(?:(?:\\[[0-9A-Fa-f:.]+\\]|[^:\\s]+):)?\\d{1,5}";
    private static final Key<Stamp> STAMP = Key.choice(
                    "stamp", Stamp.class, "Whether times are those of the open or the close")
            .byDefault(Stamp.OPEN);
    private static final Key<String> LISTEN = Key.text(
                    "listen", FORM, "A port, or a host and a port, where lines are taken from whoever connects")
            .optional();
    private static final Key<String> CONNECT = Key.text(
                    "connect", FORM, "A port, or a host and a port, of a server to read from")
            .optional();

    /** Made by the ServiceLoader. */
    public LinesFeedProvider() {}

    @Override
    public String name() {
        return "lines";
    }

    @Override
    public String description() {
        return "Reads CSV or JSON lines from standard input or a socket.";
    }

    @Override
    public Keys keys() {
        return Keys.of(STAMP, ArrivalClock.KEY, LISTEN, CONNECT).and(Backoff.KEYS);
    }

    @Override
    public BarFeed create(BarSpecification bars, Settings settings) {
        Stamp stamp = settings.get(STAMP);
        ArrivalClock arrival = ArrivalClock.read(settings);
        StopSignal stop = new StopSignal();
        return new LinesFeed(source(settings, stop), arrival, () -> new LineMessages(bars, stamp, arrival), stop);
    }

    private static ByteSource source(Settings settings, StopSignal stop) {
        if (settings.has(LISTEN) && settings.has(CONNECT)) {
            throw settings.invalid(CONNECT, "a feed either listens or connects; give one of the two");
        }
        if (settings.has(LISTEN)) {
            InetSocketAddress address = address(settings, LISTEN);
            return new ListeningSource(new InetSocketAddress(address.getHostString(), address.getPort()));
        }
        if (settings.has(CONNECT)) {
            return new ConnectingSource(address(settings, CONNECT), Backoff.read(settings), stop);
        }
        return new StreamSource("standard input", System.in);
    }

    /** Not resolved. */
    private static InetSocketAddress address(Settings settings, Key<String> key) {
        String text = settings.get(key);
        Matcher matcher = ADDRESS.matcher(text);
        if (matcher.matches() && Integer.parseInt(matcher.group(2)) <= 65_535) {
            String host = matcher.group(1) == null ? LOOPBACK : matcher.group(1);
            return InetSocketAddress.createUnresolved(host, Integer.parseInt(matcher.group(2)));
        }
        InvalidInputException problem = settings.invalid(
                key, "must be a port or a host and a port, as in 9009 or localhost:9009, but is '" + text + "'");
        throw problem;
    }
}
