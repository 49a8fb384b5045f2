package io.hindcast.feeds;

import io.hindcast.feed.BarFeed;
import io.hindcast.feed.BarFeedProvider;
import io.hindcast.importing.Stamp;
import io.hindcast.market.BarSpecification;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Settings;
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
    public BarFeed create(BarSpecification bars, Settings settings) {
        Stamp stamp = settings.choice("stamp", Stamp.OPEN);
        ArrivalClock arrival = ArrivalClock.read(settings);
        StopSignal stop = new StopSignal();
        return new LinesFeed(source(settings, stop), arrival, () -> new LineMessages(bars, stamp, arrival), stop);
    }

    private static ByteSource source(Settings settings, StopSignal stop) {
        if (settings.has("listen") && settings.has("connect")) {
            throw settings.invalid("connect", "a feed either listens or connects; give one of the two");
        }
        if (settings.has("listen")) {
            InetSocketAddress address = address(settings, "listen");
            return new ListeningSource(new InetSocketAddress(address.getHostString(), address.getPort()));
        }
        if (settings.has("connect")) {
            return new ConnectingSource(address(settings, "connect"), Backoff.read(settings), stop);
        }
        return new StreamSource("standard input", System.in);
    }

    /** Not resolved. */
    private static InetSocketAddress address(Settings settings, String key) {
        String text = settings.text(key);
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
