package io.hindcast.paper.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.hindcast.testkit.fixture.Browser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Watches and steers a real session in a headless Chromium, as its owner would. */
@Tag("slow")
@Timeout(180)
class LivePageInBrowserTest {
    private static final String TOKEN = "a-token-that-is-long-enough";

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private static Browser browser;

    private PageFixture fixture;

    @BeforeAll
    static void startBrowser() throws IOException {
        browser = Browser.start(Files.createDirectory(shared.resolve("profile")));
    }

    @AfterAll
    static void quit() {
        if (browser != null) {
            browser.close();
        }
    }

    @AfterEach
    void stop() {
        browser.open("about:blank", 800, 600);
        if (fixture != null) {
            fixture.close();
        }
    }

    private void open(Optional<String> token) throws IOException {
        fixture = new PageFixture(folder, "limits: {}");
        fixture.start(PageFixture.LOOPBACK, token);
        browser.open(fixture.address(), 1280, 900);
        awaitText("state", "trading");
    }

    private static String text(String id) {
        return browser.text("document.getElementById('" + id + "').textContent");
    }

    private static String exact(String id) {
        return browser.text("document.getElementById('" + id + "').title");
    }

    private void awaitText(String id, String text) {
        fixture.await(() -> text(id).equals(text));
    }

    private static void click(String id) {
        browser.value("document.getElementById('" + id + "').click()");
    }

    /** Sends a bar and waits until the page shows it. */
    private void bar(double price) {
        fixture.bar(price);
        awaitText("bars", String.valueOf(fixture.journal("equity").size()));
    }

    private void command(String button, String label, String state) {
        assertThat(text(button)).isEqualTo(label);
        click(button);
        assertThat(browser.value("document.getElementById('confirm').open")).contains(true);
        assertThat(text("yes")).isEqualTo(label);
        click("yes");
        awaitText("state", state);
    }

    @Test
    void valuesOnThePageAreTheJournals() throws IOException {
        open(Optional.empty());
        for (double price : new double[] {100, 103.5, 99.25, 107.125}) {
            bar(price);
        }
        String[] equity = fixture.last("equity");
        assertShown("equity", equity[3]);
        assertShown("benchmark", equity[4]);
        assertThat(text("equity-note")).isEqualTo("cash " + money(equity[1]));
        assertThat(text("position-note")).startsWith(money(equity[2]) + ", ");
        assertThat(text("units")).isEqualTo("3");
        assertThat(text("close-note")).isEqualTo(equity[0].replace("T", " ").replace("Z", ""));
        // As many decimals as the closes have.
        assertThat(exact("close")).isEqualTo("107.125");
        assertThat(text("close")).isEqualTo("107.125");

        String[] fill = fixture.last("fill");
        String row = "[...document.querySelector('#fills tbody tr').cells]";
        assertThat(browser.text(row + "[1].textContent")).isEqualTo(fill[2].toLowerCase(Locale.ROOT));
        assertThat(browser.text(row + "[2].title + ' ' + " + row + "[3].title + ' ' + " + row + "[4].title"))
                .isEqualTo("1 " + fill[4] + " " + fill[6]);
        assertThat(browser.text(row + "[5].textContent")).isEqualTo(fill[1]);
        assertThat(browser.number("document.querySelectorAll('#fills tbody tr').length"))
                .isEqualTo(fixture.journal("fill").size());
        assertThat(browser.text(
                        "[...document.querySelectorAll('#orders tbody tr')].map(r => r.cells[0].textContent).join()"))
                .isEqualTo(fixture.last("order")[1]);
        assertThat(browser.text("document.querySelector('[data-counter=accepted] dd').textContent"))
                .isEqualTo("4");

        // The charts are drawn a moment later.
        fixture.await(() -> browser.text("hindcastCharts.equity.getOption().series[0].data.length")
                .equals("4"));
        assertThat(browser.text("hindcastCharts.equity.getOption().series[0].data.at(-1)[1]"))
                .isEqualTo(equity[3]);
        assertThat(browser.text("hindcastCharts.price.getOption().series[0].data.length"))
                .as("with the history")
                .isEqualTo("9");
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests()).allMatch(url -> url.startsWith(fixture.address()) || url.startsWith("data:"));
    }

    private static void assertShown(String id, String journalled) {
        assertThat(Double.parseDouble(exact(id))).isEqualTo(Double.parseDouble(journalled));
        assertThat(text(id)).isEqualTo(money(journalled));
    }

    private static String money(String journalled) {
        return String.format(Locale.ROOT, "%,.2f", new java.math.BigDecimal(journalled));
    }

    @Test
    void pauseStopsNewOrdersResumeTradesAgainAndFlattenCloses() throws IOException {
        open(Optional.empty());
        bar(100);
        bar(100);

        // Nothing is asked of the session by a click that is not confirmed.
        click("flatten");
        click("no");
        assertThat(browser.value("document.getElementById('confirm').open")).contains(false);
        assertThat(fixture.journal("command")).isEmpty();

        command("pause", "Pause", "paused");
        assertThat(fixture.journal().getLast()).isEqualTo("command,PAUSE");
        bar(100);
        bar(100);
        bar(100);
        assertThat(fixture.last("order")[1]).as("the last order's id").isEqualTo("2");
        assertThat(text("orders-count")).isEqualTo("0 of 2, 0 rejected");
        assertThat(text("units")).isEqualTo("2");

        command("pause", "Resume", "trading");
        bar(100);
        assertThat(text("orders-count")).isEqualTo("1 of 3, 0 rejected");

        command("flatten", "Flatten", "flattened");
        assertThat(browser.value("document.getElementById('flatten').disabled")).contains(true);
        bar(100);
        bar(100);
        assertThat(text("units")).isEqualTo("0");
        assertThat(fixture.last("equity")[2]).isEqualTo("0.0");
        bar(100);
        assertThat(text("orders-count")).isEqualTo("0 of 4, 0 rejected");
        assertThat(fixture.journal("command")).containsExactly("command,PAUSE", "command,RESUME", "command,FLATTEN");
        assertThat(text("answer")).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aPausedSessionIsShownSoAfterARestartAndALostOneToo() throws IOException {
        open(Optional.of(TOKEN));
        assertThat(browser.text("location.href"))
                .as("the token is out of sight")
                .doesNotContain(TOKEN);
        bar(100);
        command("pause", "Pause", "paused");
        int port = fixture.port();
        fixture.stop();
        awaitText("state", "connection lost");
        assertThat(browser.value("document.getElementById('lost').hidden")).contains(false);
        assertThat(browser.value("document.getElementById('pause').disabled")).contains(true);

        fixture.start(new PageAddress("127.0.0.1", port, false), Optional.of(TOKEN));
        awaitText("state", "paused");
        bar(100);
        assertThat(browser.value("document.getElementById('lost').hidden")).contains(true);
        assertThat(text("orders-count")).isEqualTo("0 of 1, 0 rejected");
        // The page talks to another process now, and its commands are taken.
        command("pause", "Resume", "trading");
        bar(100);
        assertThat(text("orders-count")).isEqualTo("1 of 2, 0 rejected");
    }

    @Test
    void aCommandTellsThatItIsNotAnsweredYetAndThatItWasNot() throws IOException {
        open(Optional.empty());
        bar(100);
        browser.value("(window.limit = new AbortController(), AbortSignal.timeout = () => limit.signal,"
                + " window.fetch = (to, {signal}) => new Promise((_, fail) =>"
                + " signal.addEventListener('abort', () => fail(signal.reason))), 0)");
        click("pause");
        click("yes");
        awaitText("answer", "Pause was sent; the session has not answered yet.");
        browser.value("limit.abort(new DOMException('', 'TimeoutError'))");
        fixture.await(() -> text("answer").startsWith("Pause was not answered within 10 s"));
        browser.value("(window.fetch = () => Promise.reject(new TypeError()), 0)");
        click("pause");
        click("yes");
        awaitText("answer", "Pause failed: the session does not answer.");
        assertThat(fixture.journal("command")).isEmpty();
    }

    @Test
    void aPageWithAnOldTokenIsToldToOpenTheNewAddress() throws IOException {
        open(Optional.of(TOKEN));
        int port = fixture.port();
        fixture.stop();
        awaitText("state", "connection lost");
        fixture.start(new PageAddress("127.0.0.1", port, false), Optional.of(TOKEN + "-2"));
        fixture.await(() -> text("lost").contains("open the address that it has printed anew"));
        assertThat(text("state")).isEqualTo("connection lost");
    }

    @Test
    void aPageTooManyIsToldSo() throws IOException {
        open(Optional.empty());
        browser.open("about:blank", 800, 600);
        List<Socket> streams = new ArrayList<>();
        try {
            for (int i = 0; i < 32; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), fixture.port());
                streams.add(socket);
                socket.getOutputStream()
                        .write(("GET /events HTTP/1.1\r\nHost: 127.0.0.1:" + fixture.port() + "\r\n\r\n")
                                .getBytes(StandardCharsets.UTF_8));
                assertThat(socket.getInputStream().read()).isEqualTo('H');
            }
            browser.open(fixture.address(), 1280, 900);
            fixture.await(() -> text("lost").contains("too many pages are open"));
        } finally {
            for (Socket socket : streams) {
                socket.close();
            }
        }
    }

    @Test
    void aHiddenPageLetsItsConnectionGoAndShowsTheLatestAgain() throws IOException {
        open(Optional.empty());
        bar(100);
        browser.value("(Object.defineProperty(document, 'hidden', {value: true, configurable: true}),"
                + " document.dispatchEvent(new Event('visibilitychange')))");
        browser.value("(window.EventSource = class extends EventSource {"
                + " constructor(to) { super(to); window.opened = this; } }, 0)");
        fixture.bar(100);
        fixture.bar(100);
        assertThat(browser.value("window.opened === undefined")).contains(true);
        assertThat(text("bars")).isEqualTo("1");
        browser.value("(delete document.hidden, document.dispatchEvent(new Event('visibilitychange')))");
        awaitText("bars", "3");
        assertThat(text("state")).isEqualTo("trading");
        assertThat(browser.number("opened.readyState")).isEqualTo(1);
        browser.value("(Object.defineProperty(document, 'hidden', {value: true, configurable: true}),"
                + " document.dispatchEvent(new Event('visibilitychange')))");
        assertThat(browser.number("opened.readyState")).as("closed").isEqualTo(2);
    }

    @Test
    void aPageOfAnotherSiteCantPost() throws IOException {
        open(Optional.empty());
        bar(100);
        String target = fixture.address() + "flatten";
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            byte[] page = ("<!doctype html><body><form method=post action='" + target + "'></form>"
                            + "<script>window.answers = [];"
                            + "for (const options of [{mode: 'no-cors'}, {}, {headers: {'X-CSRF-Token': 'x'}}])"
                            + " fetch('" + target + "', {method: 'POST', credentials: 'include', ...options})"
                            + ".then(a => answers.push(a.type), e => answers.push('failed'));"
                            + "fetch('" + fixture.address()
                            + "status').then(a => answers.push('read'), e => answers.push('failed'));"
                            + "</script>")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        other.start();
        try {
            browser.open("http://127.0.0.1:" + other.getAddress().getPort() + "/", 800, 600);
            fixture.await(() -> browser.number("answers.length") == 4);
            assertThat(browser.text("answers.sort().join()")).matches("failed,failed,failed(,failed|,opaque)");
            browser.value("document.forms[0].submit()");
            fixture.await(() -> browser.text("document.body.innerText").contains("refused"));
            fixture.bar(100);
            assertThat(fixture.journal("command")).isEmpty();
            assertThat(fixture.last("order")[1]).as("it trades on").isEqualTo("2");
        } finally {
            other.stop(0);
        }
    }

    @Test
    void fitsAPhone() throws IOException {
        open(Optional.empty());
        bar(100);
        bar(100);
        browser.resize(390, 844);
        // Charts follow the window a moment later.
        fixture.await(() -> browser.number("document.documentElement.scrollWidth") <= 390);
        for (String button : new String[] {"pause", "flatten"}) {
            String box = "document.getElementById('" + button + "').getBoundingClientRect()";
            assertThat(browser.number("Math.round(" + box + ".height)")).isGreaterThanOrEqualTo(40);
            assertThat(browser.number("Math.round(" + box + ".bottom)")).isLessThan(844);
        }
    }
}
