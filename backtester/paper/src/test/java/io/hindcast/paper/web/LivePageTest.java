package io.hindcast.paper.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import io.hindcast.feed.FeedMessage.Connection;
import io.hindcast.feed.FeedMessage.ConnectionEvent;
import io.hindcast.settings.InvalidInputException;
import java.io.BufferedReader;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may see and steer a session, and what programs get to read. */
@Tag("slow")
@Timeout(120)
class LivePageTest {
    private static final String TOKEN = "a-token-that-is-long-enough";
    private static final Optional<String> NONE = Optional.empty();
    private static final List<String> PATHS = List.of(
            "/",
            "/status",
            "/metrics",
            "/events",
            "/echarts.js",
            "/live.js",
            "/live.css",
            "/pause",
            "/flatten",
            "/resume",
            "/nothing");
    private static final Pattern WORD = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private PageFixture fixture;

    private void start(Optional<String> token) throws IOException {
        fixture = new PageFixture(folder, "limits: {drawdown: 0.5}");
        fixture.start(PageFixture.LOOPBACK, token);
    }

    @AfterEach
    void stop() {
        client.close();
        if (fixture != null) {
            fixture.close();
        }
    }

    private HttpResponse<String> send(String method, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + fixture.port() + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** The first line of the answer to a request whose Host is chosen, which HttpClient does not let us do. */
    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), fixture.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(request.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
        }
    }

    private String word() throws IOException, InterruptedException {
        Matcher matcher = WORD.matcher(send("GET", "/").body());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private String origin() {
        return "http://127.0.0.1:" + fixture.port();
    }

    private JsonNode status(String... headers) throws IOException, InterruptedException {
        return JSON.readTree(send("GET", "/status", headers).body());
    }

    @Test
    void withoutATokenOnlyNamesOfThisMachineAreAnswered() throws IOException {
        start(NONE);
        String port = ":" + fixture.port();
        for (String host : List.of("127.0.0.1" + port, "localhost" + port, "LOCALHOST" + port, "[::1]" + port)) {
            assertThat(raw("GET /status HTTP/1.1\nHost: " + host + "\nConnection: close\n\n"))
                    .as(host)
                    .contains(" 200 ");
        }
        for (String host : List.of(
                "evil.example" + port, "evil.example", "127.0.0.1", "localhost:1", "localhost.evil.example" + port)) {
            for (String path : PATHS) {
                assertThat(raw("GET " + path + " HTTP/1.1\nHost: " + host + "\nConnection: close\n\n"))
                        .as(host + " " + path)
                        .contains(" 403 ");
            }
        }
        assertThat(raw("GET /status HTTP/1.0\n\n")).contains(" 403 ");
        assertThat(raw("GET /status HTTP/1.1\nHost: 127.0.0.1" + port + ".evil.example\nConnection: close\n\n"))
                .as("no host at all")
                .contains(" 400 ");
        assertThat(fixture.journal()).isEmpty();
    }

    @Test
    void theAddressThatIsListenedOnIsAnsweredAndARefusalTellsIt() throws IOException, InterruptedException {
        fixture = new PageFixture(folder, "limits: {}");
        // Any address of 127.0.0.0/8 is this machine's.
        fixture.start(new PageAddress("127.0.0.2", 0, false), NONE);
        HttpRequest called = HttpRequest.newBuilder(URI.create("http://127.0.0.2:" + fixture.port() + "/status"))
                .build();
        assertThat(client.send(called, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
        try (Socket socket = new Socket("127.0.0.2", fixture.port())) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.UTF_8));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains(" 403 ")
                    .endsWith("open http://127.0.0.2:" + fixture.port() + "\n");
        }
    }

    @Test
    void aRebindingSiteCantSteerThoughItHasTheWord() throws IOException, InterruptedException {
        start(NONE);
        fixture.bar(100);
        String word = word();
        assertThat(raw("POST /pause HTTP/1.1\nHost: evil.example:" + fixture.port() + "\nOrigin: http://evil.example:"
                        + fixture.port() + "\nX-CSRF-Token: " + word + "\nContent-Length: 0\nConnection: close\n\n"))
                .contains(" 403 ");
        assertThat(fixture.journal("command")).isEmpty();
    }

    @Test
    void commandsOfOtherSitesAreRefusedAndNotJournalled() throws IOException, InterruptedException {
        start(NONE);
        fixture.bar(100);
        String word = word();
        List<String[]> refused = List.of(
                new String[] {},
                new String[] {"X-CSRF-Token", word},
                new String[] {"Origin", origin()},
                new String[] {"Sec-Fetch-Site", "same-origin"},
                new String[] {"Origin", origin(), "X-CSRF-Token", word + "x"},
                new String[] {"Origin", "http://evil.example", "X-CSRF-Token", word},
                new String[] {"Origin", "null", "X-CSRF-Token", word},
                new String[] {"Origin", "http://127.0.0.1:1", "X-CSRF-Token", word},
                new String[] {"Origin", "http://localhost:" + fixture.port(), "X-CSRF-Token", word},
                new String[] {"Sec-Fetch-Site", "cross-site", "X-CSRF-Token", word},
                new String[] {"Sec-Fetch-Site", "same-site", "X-CSRF-Token", word},
                new String[] {"Sec-Fetch-Site", "none", "X-CSRF-Token", word},
                new String[] {"Origin", origin(), "Sec-Fetch-Site", "same-site", "X-CSRF-Token", word},
                new String[] {"Authorization", "Bearer " + TOKEN});
        for (String command : List.of("/pause", "/resume", "/flatten")) {
            for (String[] headers : refused) {
                assertThat(send("POST", command, headers).statusCode())
                        .as(command + " " + List.of(headers))
                        .isEqualTo(403);
            }
        }
        assertThat(fixture.journal("command")).isEmpty();

        assertThat(send("POST", "/pause", "Origin", origin(), "X-CSRF-Token", word)
                        .statusCode())
                .isEqualTo(200);
        assertThat(send("POST", "/resume", "Sec-Fetch-Site", "same-origin", "X-CSRF-Token", word)
                        .body())
                .isEqualTo("{\"state\":\"trading\"}\n");
        assertThat(fixture.journal("command")).containsExactly("command,PAUSE", "command,RESUME");
    }

    @Test
    void withATokenNothingIsAnsweredWithoutIt() throws IOException, InterruptedException {
        start(Optional.of(TOKEN));
        fixture.bar(100);
        assertThat(fixture.printed()).as("a chosen token is printed nowhere").endsWith(":" + fixture.port() + "/");
        for (String path : PATHS) {
            assertThat(send("GET", path).statusCode()).as(path).isEqualTo(401);
            assertThat(send("POST", path, "Origin", origin(), "Authorization", "Bearer " + TOKEN + "x")
                            .statusCode())
                    .as(path)
                    .isEqualTo(401);
            assertThat(send("GET", path + "?token=" + TOKEN.substring(1)).statusCode())
                    .as(path)
                    .isEqualTo(401);
        }
        // The token is taken from the address of the page alone, and the cookie is not the token.
        assertThat(send("GET", "/status?token=" + TOKEN).statusCode()).isEqualTo(401);
        assertThat(send("GET", "/status", "Cookie", "hindcast-" + fixture.port() + "=" + TOKEN)
                        .statusCode())
                .isEqualTo(401);
        assertThat(fixture.journal("command")).isEmpty();

        HttpResponse<String> page = send("GET", "/?token=" + TOKEN);
        String set = page.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(set)
                .contains("; HttpOnly", "; SameSite=Strict", "; Path=/")
                .doesNotContain(TOKEN)
                .doesNotContain("Domain");
        String cookie = set.substring(0, set.indexOf(';'));
        assertThat(send("GET", "/status", "Cookie", "other=1; " + cookie).statusCode())
                .isEqualTo(200);
        // A cookie comes with requests of other sites too: it does not steer by itself.
        assertThat(send("POST", "/pause", "Cookie", cookie).statusCode()).isEqualTo(403);
        assertThat(send("POST", "/pause", "Cookie", cookie, "Origin", "http://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(fixture.journal("command")).isEmpty();
    }

    @Test
    void aProgramWithTheTokenSteersByWhateverNameItCalls() throws IOException, InterruptedException {
        start(Optional.of(TOKEN));
        String bearer = "Bearer " + TOKEN;
        for (String scheme : List.of("Bearer", "bearer", "BEARER")) {
            assertThat(send("GET", "/metrics", "Authorization", scheme + " " + TOKEN)
                            .statusCode())
                    .as(scheme)
                    .isEqualTo(200);
        }
        assertThat(raw("GET /status HTTP/1.1\nHost: proxy.example\nAuthorization: " + bearer
                        + "\nConnection: close\n\n"))
                .contains(" 200 ");
        assertThat(send("POST", "/flatten", "Authorization", bearer, "Origin", "http://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(fixture.journal("command")).isEmpty();
        assertThat(send("POST", "/flatten", "Authorization", bearer).statusCode())
                .isEqualTo(200);
        assertThat(fixture.journal("command")).containsExactly("command,FLATTEN");
    }

    @Test
    void anAddressThatOthersReachGetsATokenThatIsNew() throws IOException {
        fixture = new PageFixture(folder, "limits: {}");
        fixture.start(new PageAddress("0.0.0.0", 0, false), NONE);
        String address = fixture.address();
        assertThat(address).matches("http://[0-9.]+:[0-9]+/\\?token=[A-Za-z0-9_-]{43}");
        assertThat(raw("GET /status HTTP/1.1\nHost: localhost:" + fixture.port() + "\nConnection: close\n\n"))
                .contains(" 401 ");
        fixture.stop();
        fixture.start(new PageAddress("0.0.0.0", 0, false), NONE);
        assertThat(fixture.address().split("=", -1)[1]).isNotEqualTo(address.split("=", -1)[1]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "fifteen-letters", "sixteen letters!", "sixteen;letters;;"})
    void aWeakTokenIsRefused(String token) {
        assertThatThrownBy(() -> PageToken.require(token))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("HINDCAST_TOKEN")
                .hasMessageContaining("16");
    }

    @Test
    void theUsualPortGivesWayAndANamedOneDoesNot() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            fixture = new PageFixture(folder, "limits: {}");
            fixture.start(new PageAddress("127.0.0.1", port, true), NONE);
            assertThat(fixture.port()).isNotEqualTo(port);
            PageAddress named = PageAddress.parse("127.0.0.1:" + port);
            assertThatThrownBy(() -> LivePage.start(fixture.session(), named, null))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("can't listen on 127.0.0.1:" + port);
        }
        assertThat(PageAddress.parse("8000")).isEqualTo(new PageAddress("127.0.0.1", 8000, false));
        assertThat(PageAddress.parse("[::1]:8000")).isEqualTo(new PageAddress("[::1]", 8000, false));
        assertThat(PageAddress.parse("::1:8000")).isEqualTo(PageAddress.parse("[::1]:8000"));
        assertThat(PageAddress.parse("::1:8000").reachableHost()).isEqualTo("[::1]");
        for (String wrong : List.of("", "x", "host:", "70000", "1:2:3:x")) {
            assertThatThrownBy(() -> PageAddress.parse(wrong))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("--page");
        }
    }

    @Test
    void otherPathsAndMethodsAreToldWhatThereIs() throws IOException, InterruptedException {
        start(NONE);
        assertThat(send("GET", "/nothing").statusCode()).isEqualTo(404);
        assertThat(send("POST", "/nothing").statusCode()).isEqualTo(404);
        assertThat(send("GET", "/../page.css").statusCode()).isEqualTo(400);
        for (String path : List.of("/pause", "/resume", "/flatten")) {
            for (String method : List.of("GET", "PUT", "DELETE", "OPTIONS", "HEAD")) {
                HttpResponse<String> answer = send(method, path);
                assertThat(answer.statusCode()).as(method + path).isEqualTo(405);
                assertThat(answer.headers().firstValue("Allow")).contains("POST");
            }
        }
        for (String path : List.of("/", "/status", "/metrics", "/events", "/echarts.js")) {
            assertThat(send("POST", path).statusCode()).as(path).isEqualTo(405);
        }
        assertThat(fixture.journal()).isEmpty();
    }

    @Test
    void everyAnswerIsProtected() throws IOException, InterruptedException {
        start(NONE);
        for (String path : List.of("/", "/status", "/metrics", "/echarts.js", "/nothing", "/pause")) {
            Map<String, List<String>> headers = send("GET", path).headers().map();
            assertThat(headers.get("x-frame-options")).as(path).containsExactly("DENY");
            assertThat(headers.get("x-content-type-options")).containsExactly("nosniff");
            assertThat(headers.get("cache-control")).containsExactly("no-store");
            assertThat(headers.get("content-security-policy").getFirst())
                    .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'");
            assertThat(headers).doesNotContainKey("access-control-allow-origin");
        }
    }

    @Test
    void theStatusIsTheJournals() throws IOException, InterruptedException {
        start(NONE);
        fixture.bar(100);
        fixture.bar(110);
        fixture.bar(99);
        JsonNode status = status();
        String[] equity = fixture.last("equity");
        assertThat(status.path("time").asText()).isEqualTo(equity[0]);
        assertThat(status.path("cash").asDouble()).isEqualTo(Double.parseDouble(equity[1]));
        assertThat(status.path("position_value").asDouble()).isEqualTo(Double.parseDouble(equity[2]));
        assertThat(status.path("equity").asDouble()).isEqualTo(Double.parseDouble(equity[3]));
        assertThat(status.path("benchmark_equity").asDouble()).isEqualTo(Double.parseDouble(equity[4]));
        // Worked by hand: a unit bought at 110 and one at 99, each with 10 bps of slippage and a fee of 20 bps.
        double paid = (110 + 99) * 1.001;
        assertThat(status.path("cash").asDouble()).isCloseTo(100_000 - paid * 1.002, within(1e-9));
        assertThat(status.path("position_units").asDouble()).isEqualTo(2);
        assertThat(status.path("position_value").asDouble()).isEqualTo(198);
        assertThat(status.path("exposure_fraction").asDouble())
                .isCloseTo(198 / (100_198 - paid * 1.002), within(1e-12));
        assertThat(status.path("orders_submitted").asLong()).isEqualTo(3);
        assertThat(status.path("orders_open").asLong()).isEqualTo(1);
        assertThat(status.path("open_orders").findValuesAsText("id")).containsExactly("3");
        assertThat(status.path("recent_fills").findValuesAsText("order_id")).containsExactly("2", "1");
        String[] fill = fixture.last("fill");
        assertThat(status.at("/recent_fills/0/time").asText()).isEqualTo(fill[0]);
        assertThat(status.at("/recent_fills/0/price").asDouble()).isEqualTo(Double.parseDouble(fill[4]));
        assertThat(status.at("/recent_fills/0/fee").asDouble()).isEqualTo(Double.parseDouble(fill[6]));
        assertThat(status.at("/feed_health/counters/accepted").asLong()).isEqualTo(3);
        assertThat(status.at("/decision_latency/count").asLong()).isEqualTo(3);
        assertThat(status.path("forecast").isNull()).isTrue();
        assertThat(status.path("state").asText()).isEqualTo("trading");
        assertThat(status.path("alarms")).isEmpty();
    }

    @Test
    void metricsAreInPrometheusFormatAndEqualTheStatus() throws IOException, InterruptedException {
        start(NONE);
        fixture.bar(100);
        fixture.bar(101);
        HttpResponse<String> answer = send("GET", "/metrics");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; version=0.0.4; charset=utf-8");
        Map<String, Double> samples = new TreeMap<>();
        Map<String, String> types = new TreeMap<>();
        Pattern sample = Pattern.compile("([a-z_]+)(\\{[a-z_]+=\"[^\"]*\"(?:,[a-z_]+=\"[^\"]*\")*})? ([0-9.eE+-]+)");
        assertThat(answer.body()).endsWith("\n");
        for (String line : answer.body().lines().toList()) {
            if (line.startsWith("# TYPE ")) {
                String[] words = line.split(" ", -1);
                assertThat(words[3]).isIn("counter", "gauge", "summary");
                types.put(words[2], words[3]);
            } else if (line.startsWith("# HELP ")) {
                assertThat(line).matches("# HELP hindcast_[a-z_]+ [A-Z1].*\\.");
            } else {
                Matcher matcher = sample.matcher(line);
                assertThat(matcher.matches()).as(line).isTrue();
                String base = matcher.group(1).replaceAll("_(sum|count)$", "");
                assertThat(types).containsKey(base);
                assertThat(base.endsWith("_total"))
                        .as(line)
                        .isEqualTo(types.get(base).equals("counter"));
                samples.put(
                        matcher.group(1) + Optional.ofNullable(matcher.group(2)).orElse(""),
                        Double.parseDouble(matcher.group(3)));
            }
        }
        JsonNode status = status();
        Map<String, String> same = Map.of(
                "hindcast_paper_equity", "/equity",
                "hindcast_paper_benchmark_equity", "/benchmark_equity",
                "hindcast_paper_cash", "/cash",
                "hindcast_paper_position_units", "/position_units",
                "hindcast_paper_orders_total", "/orders_submitted",
                "hindcast_paper_fills_total", "/fills_total",
                "hindcast_paper_open_orders", "/orders_open",
                "hindcast_feed_messages_total{verdict=\"accepted\"}", "/feed_health/counters/accepted",
                "hindcast_paper_decision_latency_seconds_count", "/decision_latency/count",
                "hindcast_paper_decision_latency_seconds{quantile=\"0.99\"}", "/decision_latency/p99_seconds");
        same.forEach((metric, path) -> assertThat(samples.get(metric))
                .as(metric)
                .isEqualTo(status.at(path).asDouble()));
        assertThat(samples)
                .containsEntry("hindcast_paper_state{hindcast_paper_state=\"trading\"}", 1.0)
                .containsEntry("hindcast_paper_state{hindcast_paper_state=\"paused\"}", 0.0)
                .containsEntry("hindcast_paper_bars_total", 2.0)
                .doesNotContainKey("hindcast_paper_forecast_price");
        assertThat(answer.body()).contains("hindcast_paper_session_info{").contains("session=\"watched\"");
    }

    @Test
    void alarmsTellOfALostSourceAndOfAHalt() throws IOException, InterruptedException {
        start(NONE);
        fixture.bar(100);
        fixture.send(new Connection(ConnectionEvent.DISCONNECTED, "the cable", 0));
        fixture.await(() -> !fixture.session().view().alarms().isEmpty());
        assertThat(status().path("alarms").toString()).contains("lost its source: the cable");
        assertThat(status().at("/feed_health/state").asText()).isEqualTo("disconnected");
        fixture.bar(100);
        fixture.bar(1e6);
        assertThat(status().path("alarms")).isEmpty();
        fixture.bar(1);
        assertThat(status().path("halt").asText()).contains("trading.limits.drawdown 0.5");
        assertThat(status().path("alarms").get(0).asText())
                .isEqualTo(status().path("halt").asText());
        assertThat(send("GET", "/metrics").body()).contains("hindcast_paper_halted 1.0");
    }

    @Test
    void eventsHoldAllAtFirstAndThenWhatIsNew() throws IOException, InterruptedException {
        start(NONE);
        fixture.bar(100);
        HttpResponse<InputStream> stream = client.send(
                HttpRequest.newBuilder(URI.create(origin() + "/events")).build(), BodyHandlers.ofInputStream());
        try (BufferedReader events = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            assertThat(stream.headers().firstValue("X-Accel-Buffering")).contains("no");
            JsonNode first = event(events);
            assertThat(first.path("rows")).as("five of the history, one live").hasSize(6);
            assertThat(first.path("curve")).hasSize(1);
            fixture.bar(101);
            JsonNode next = event(events);
            assertThat(next.has("curve")).isFalse();
            assertThat(next.path("rows")).hasSize(1);
            assertThat(next.at("/rows/0/0").asLong()).isEqualTo(6);
            assertThat(next.at("/rows/0/6").asDouble()).isEqualTo(Double.parseDouble(fixture.last("equity")[3]));
            fixture.session().pause();
            assertThat(event(events).at("/status/state").asText()).isEqualTo("paused");
        }
    }

    private static JsonNode event(BufferedReader events) throws IOException {
        String line = events.readLine();
        while (!line.startsWith("data: ")) {
            line = events.readLine();
        }
        return JSON.readTree(line.substring("data: ".length()));
    }

    @Test
    void whoDoesNotReadHoldsUpNobodyAndGetsTheLatest() throws IOException, InterruptedException {
        start(NONE);
        fixture.bar(100);
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            OutputStream out = exchange.getResponseBody();
            exchange.setStreams(exchange.getRequestBody(), new FilterOutputStream(out) {
                @Override
                public void write(byte[] bytes, int from, int count) throws IOException {
                    if (new String(bytes, from, count, StandardCharsets.UTF_8).startsWith("data:")) {
                        writing.countDown();
                        try {
                            read.await();
                        } catch (InterruptedException e) {
                            throw new IOException(e);
                        }
                    }
                    out.write(bytes, from, count);
                }
            });
            new EventStream(fixture.session(), "test", ended).send(exchange);
        });
        server.start();
        try {
            HttpResponse<InputStream> stream = client.send(
                    HttpRequest.newBuilder(URI.create(
                                    "http://127.0.0.1:" + server.getAddress().getPort() + "/"))
                            .build(),
                    BodyHandlers.ofInputStream());
            writing.await();
            for (int i = 0; i < 50; i++) {
                fixture.bar(100 + i % 7);
            }
            assertThat(fixture.journal("equity")).hasSize(51);
            assertThat(fixture.session().pause()).isTrue();
            read.countDown();
            try (BufferedReader events =
                    new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
                assertThat(event(events).path("rows")).hasSize(6);
                JsonNode latest = event(events);
                assertThat(latest.path("rows")).hasSize(50);
                assertThat(latest.at("/status/state").asText()).isEqualTo("paused");
            }
        } finally {
            read.countDown();
            ended.countDown();
            server.stop(0);
        }
    }

    @Test
    void aSessionThatHasEndedTakesNoCommand() throws IOException, InterruptedException {
        start(NONE);
        fixture.bar(100);
        String word = word();
        fixture.stopSession();
        assertThat(send("POST", "/pause", "Origin", origin(), "X-CSRF-Token", word)
                        .statusCode())
                .isEqualTo(409);
        assertThat(fixture.journal("command")).isEmpty();
    }

    private static org.assertj.core.data.Offset<Double> within(double offset) {
        return org.assertj.core.data.Offset.offset(offset);
    }
}
