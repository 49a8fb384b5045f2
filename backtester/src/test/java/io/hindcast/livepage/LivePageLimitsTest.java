package io.hindcast.livepage;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How long and how often somebody unknown can hold connections; in a process of its own, for a server reads limits once. */
@Timeout(60)
class LivePageLimitsTest {
    private static final int LONGEST_WAIT_MILLIS = 20_000;

    /** The other process: a server with the limits, until its input ends. */
    public static void main(String[] args) throws IOException {
        ServerLimits.apply();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                Reply.text(200, "here").send(exchange);
            }
        });
        server.start();
        System.out.println(server.getAddress().getPort());
        while (System.in.read() >= 0) {
            // Nothing comes but the end.
        }
        System.exit(0);
    }

    @Test
    void aRequestThatNeverEndsIsCutOffAndConnectionsAreLimited() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dsun.net.httpserver.maxReqTime=2",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        LivePageLimitsTest.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<Socket> sockets = new ArrayList<>();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            int port = Integer.parseInt(out.readLine());
            Socket slow = new Socket(InetAddress.getLoopbackAddress(), port);
            slow.setSoTimeout(LONGEST_WAIT_MILLIS);
            sockets.add(slow);
            slow.getOutputStream().write("GET / HTTP/1.1\r\nHost: ".getBytes(StandardCharsets.UTF_8));
            // The time that this user has set; ends when the server closes.
            assertThat(slow.getInputStream().read()).isEqualTo(-1);

            for (int i = 0; i < 140; i++) {
                sockets.add(new Socket(InetAddress.getLoopbackAddress(), port));
            }
            sockets.getLast().setSoTimeout(LONGEST_WAIT_MILLIS);
            assertThat(sockets.getLast().getInputStream().read()).isEqualTo(-1);
            Socket early = sockets.get(1);
            early.setSoTimeout(LONGEST_WAIT_MILLIS);
            early.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            assertThat(early.getInputStream().read()).isEqualTo('H');
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
            process.destroy();
        }
    }

    @Test
    void whatTheUserHasSetStaysAndTheRestIsLimited() {
        String name = "sun.net.httpserver.maxReqTime";
        String before = System.getProperty(name);
        try {
            System.setProperty(name, "77");
            ServerLimits.apply();
            assertThat(System.getProperty(name)).isEqualTo("77");
            System.clearProperty(name);
            ServerLimits.apply();
            assertThat(System.getProperty(name)).isEqualTo("10");
            assertThat(System.getProperty("jdk.httpserver.maxConnections")).isEqualTo("128");
        } finally {
            if (before == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, before);
            }
        }
    }
}
