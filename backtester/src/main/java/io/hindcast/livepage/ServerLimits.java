package io.hindcast.livepage;

import java.util.Map;

/**
 * Limits of the JDK's HTTP server, so that a client that nobody knows can't hold all connections open with requests that it
 * never ends. They are system properties that the server reads when it is first made; one that the user has set stays.
 */
final class ServerLimits {
    /**
     * By name. There is no limit on the time of an answer (sun.net.httpserver.maxRspTime): it would cut event streams, which
     * have a limit of their own.
     */
    static final Map<String, String> PROPERTIES = Map.of(
            "jdk.httpserver.maxConnections", "128",
            // Seconds until a request has to have come whole.
            "sun.net.httpserver.maxReqTime", "10");

    private ServerLimits() {}

    /** Sets those that are not set. */
    static void apply() {
        PROPERTIES.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
    }
}
