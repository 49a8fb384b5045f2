package io.hindcast.paper.web;

import io.hindcast.settings.InvalidInputException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page is served.
 *
 * @param host a name or an address of this machine, an address of IPv6 in brackets
 * @param port from 1, or 0 for any that is free
 * @param orAnyPort whether any free port will do when this one is taken
 */
public record PageAddress(String host, int port, boolean orAnyPort) {
    /** Of this machine alone, and on a free port when another session has the usual one. */
    public static final PageAddress USUAL = new PageAddress("127.0.0.1", 8456, true);

    private static final Pattern TEXT = Pattern.compile("(?:(.+):)?([0-9]{1,5})");
    private static final int MOST_PORT = 65_535;

    /** Takes an address of IPv6 without brackets too. */
    public PageAddress {
        if (host.contains(":") && !host.startsWith("[")) {
            host = "[" + host + "]";
        }
    }

    /**
     * Reads {@code [HOST:]PORT}.
     *
     * @throws InvalidInputException when it is something else
     */
    public static PageAddress parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > MOST_PORT) {
            throw new InvalidInputException("--page must be a port or a host and a port, as in 8456 or 0.0.0.0:8456,"
                    + " but is '" + text + "'");
        }
        return new PageAddress(
                matcher.group(1) == null ? USUAL.host : matcher.group(1), Integer.parseInt(matcher.group(2)), false);
    }

    /** Can only be reached from this machine. */
    boolean isLoopback() {
        return resolved().isLoopbackAddress();
    }

    /**
     * Binds.
     *
     * @param binding takes an address, and fails when it is taken
     * @throws InvalidInputException when it can't be bound
     */
    void bind(Binding binding) {
        try {
            try {
                binding.bind(new InetSocketAddress(resolved(), port));
            } catch (BindException e) {
                if (!orAnyPort) {
                    throw e;
                }
                binding.bind(new InetSocketAddress(resolved(), 0));
            }
        } catch (IOException e) {
            throw new InvalidInputException(
                    "--page: can't listen on " + host + ":" + port + " (" + e.getMessage()
                            + "); name another port, or --no-page",
                    e);
        }
    }

    /** Takes an address to listen on. */
    @FunctionalInterface
    interface Binding {
        void bind(InetSocketAddress address) throws IOException;
    }

    /** How others reach it, as far as that is known. */
    String reachableHost() {
        InetAddress bound = resolved();
        if (!bound.isAnyLocalAddress()) {
            return host;
        }
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(PageAddress::isUp)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(each -> each instanceof java.net.Inet4Address && !each.isLoopbackAddress())
                    .map(InetAddress::getHostAddress)
                    .findFirst()
                    .orElse("127.0.0.1");
        } catch (SocketException e) {
            return "127.0.0.1";
        }
    }

    private static boolean isUp(NetworkInterface each) {
        try {
            return each.isUp();
        } catch (SocketException e) {
            return false;
        }
    }

    private InetAddress resolved() {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new InvalidInputException("--page: host '" + host + "' is not known", e);
        }
    }
}
