package io.hindcast.paper.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever may steer a session can do so, however many others hold on to its page. */
@Timeout(120)
@Tag("slow")
class LivePageLimitsTest {
    private static final String TOKEN = "a-token-that-is-long-enough";
    private static final int LONGEST_WAIT_MILLIS = 60_000;
    private static final int REQUESTS = 8;

    @TempDir
    private Path folder;

    private static Socket connect(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(LONGEST_WAIT_MILLIS);
        return socket;
    }

    private static BufferedReader ask(Socket socket, String line, String header) throws IOException {
        socket.getOutputStream()
                .write((line + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + header + "\r\n").getBytes(StandardCharsets.UTF_8));
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /** The first line of the answer to somebody who has the token. */
    private static String owner(int port, String line) throws IOException {
        try (Socket socket = connect(port)) {
            return ask(socket, line, "Authorization: Bearer " + TOKEN + "\r\n").readLine();
        }
    }

    @Test
    void silentStrangersKeepNobodyOut() throws IOException {
        List<Socket> silent = new ArrayList<>();
        try (PageFixture fixture = new PageFixture(folder, "limits: {drawdown: 0.5}")) {
            fixture.start(PageFixture.LOOPBACK, Optional.of(TOKEN));
            try (Socket early = connect(fixture.port())) {
                BufferedReader events = ask(early, "GET /events", "Authorization: Bearer " + TOKEN + "\r\n");
                assertThat(events.readLine()).isEqualTo("HTTP/1.1 200 OK");
                for (int i = 0; i < Places.MOST_STRANGERS + 10; i++) {
                    silent.add(connect(fixture.port()));
                }
                for (int i = 0; i < REQUESTS; i++) {
                    assertThat(owner(fixture.port(), "GET /status")).isEqualTo("HTTP/1.1 200 OK");
                }
                assertThat(owner(fixture.port(), "POST /pause")).isEqualTo("HTTP/1.1 200 OK");
                fixture.bar(123.25);
                assertThat(events.lines().anyMatch(line -> line.contains("123.25")))
                        .as("who was there before still is")
                        .isTrue();
            }
            // The first of them had to leave.
            assertThat(silent.getFirst().getInputStream().read()).isEqualTo(-1);
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }

    @Test
    void strangersWhoComeAgainAndAgainKeepNobodyOut() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong refused = new AtomicLong();
        List<Thread> threads = new ArrayList<>();
        try (PageFixture fixture = new PageFixture(folder, "limits: {drawdown: 0.5}")) {
            fixture.start(PageFixture.LOOPBACK, Optional.of(TOKEN));
            for (int i = 0; i < 400; i++) {
                threads.add(Thread.ofVirtual().start(() -> {
                    while (!over.get()) {
                        try (Socket socket = connect(fixture.port())) {
                            String answer = ask(socket, "GET /status", "").readLine();
                            refused.addAndGet(String.valueOf(answer).contains(" 401 ") ? 1 : 0);
                        } catch (IOException e) {
                            // It comes again.
                        }
                    }
                }));
            }
            for (int i = 0; i < REQUESTS; i++) {
                assertThat(owner(fixture.port(), "GET /status")).isEqualTo("HTTP/1.1 200 OK");
            }
            assertThat(owner(fixture.port(), "POST /flatten")).isEqualTo("HTTP/1.1 200 OK");
            over.set(true);
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(refused.get()).isPositive();
        } finally {
            over.set(true);
        }
    }

    /** By the server before anybody is asked, or by the JDK's reading of the address: whoever asks learns nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /?token=%zz HTTP/1.1",
                "GET /%zz<script> HTTP/1.1",
                "GET /../../etc/passwd HTTP/1.1",
                "GET http://example.org/<script> HTTP/1.1",
                "GET / HTTP/9.9",
                "GET /\u0001 HTTP/1.1"
            })
    void whatIsNoRequestIsRefusedAsEverythingIs(String line) throws IOException {
        try (PageFixture fixture = new PageFixture(folder, "limits: {drawdown: 0.5}")) {
            fixture.start(PageFixture.LOOPBACK, Optional.of(TOKEN));
            try (Socket socket = connect(fixture.port())) {
                socket.getOutputStream()
                        .write((line + "\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
                                .getBytes(StandardCharsets.UTF_8));
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(answer)
                        .matches("(?s)HTTP/1.1 (400|505) .*")
                        .containsIgnoringCase("Content-Security-Policy: default-src 'none'")
                        .containsIgnoringCase("X-Content-Type-Options: nosniff")
                        .containsIgnoringCase("Content-Type: text/plain")
                        .doesNotContain("<");
            }
        }
    }

    @Test
    void aRequestThatNeverEndsIsCutOff() throws IOException {
        try (WebServer server = new WebServer(PageFixture.LOOPBACK, new Places(Duration.ofMillis(100)))) {
            server.start(exchange -> Reply.text(200, "here").send(exchange));
            try (Socket slow = connect(server.address().getPort())) {
                slow.getOutputStream().write("GET / HTTP/1.1\r\nHost: ".getBytes(StandardCharsets.UTF_8));
                assertThat(new BufferedReader(new InputStreamReader(slow.getInputStream(), StandardCharsets.UTF_8))
                                .lines())
                        .noneMatch(line -> line.contains("200"));
            }
        }
    }
}
