package io.hindcast.paper.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.market.EpochNanos;
import io.hindcast.paper.view.BarRow;
import io.hindcast.paper.view.EquityPoint;
import io.hindcast.testkit.fixture.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the charts of the page show of many bars, in a headless Chromium. */
@Tag("slow")
@Timeout(180)
class LivePageChartsTest {
    private static final Instant FRIDAY = Instant.parse("2024-03-01T10:00:00Z");
    private static final Duration WEEKEND = Duration.ofDays(3);
    private static final int HISTORY = 300;
    private static final int LONGEST_WAIT_SECONDS = 60;
    private static final String ZOOM = "hindcastCharts.price.getOption().dataZoom[0]";
    private static final String SERIES = "hindcastCharts.price.getOption().series";
    private static final String LABELS = "hindcastCharts.price.getOption().xAxis[0].data";

    @TempDir
    private static Path shared;

    private static Browser browser;

    private ScriptedPage page;

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
        if (page != null) {
            page.close();
        }
    }

    /** The history ends on a Friday, and live bars come three days later. */
    private static List<BarRow> bars(int count) {
        List<BarRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean live = i >= HISTORY;
            Instant time = FRIDAY.plusSeconds(60L * i).plus(live ? WEEKEND : Duration.ZERO);
            rows.add(new BarRow(
                    i,
                    live,
                    EpochNanos.of(time),
                    100 + i % 7,
                    101 + i % 5,
                    i == 0 ? Double.NaN : 101 + (i - 1) % 5,
                    live ? 100_000 + i : Double.NaN,
                    live ? 100_000 - i : Double.NaN));
        }
        return rows;
    }

    private static List<EquityPoint> curve(List<BarRow> rows, int stride) {
        return rows.stream()
                .filter(row -> row.live() && row.number() % stride == 0)
                .map(row -> new EquityPoint(row.time(), row.equity(), row.benchmark()))
                .toList();
    }

    private void open(int bars) throws IOException {
        page = new ScriptedPage(1, bars(bars), curve(bars(bars), 1));
        browser.open(page.address(), 1280, 900);
        awaitBars(bars);
    }

    private void send(int from, int to) {
        page.send(bars(to).subList(from, to), bars(to), curve(bars(to), 1));
    }

    private static void awaitBars(int count) {
        await(() -> browser.text("document.getElementById('bars').textContent.replaceAll(',', '')")
                .equals(String.valueOf(count)));
    }

    private static void await(BooleanSupplier condition) {
        long since = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - since)
                    .as("waited in vain")
                    .isLessThan(Duration.ofSeconds(LONGEST_WAIT_SECONDS).toNanos());
        }
    }

    private static void assertWindow(int first, int last) {
        assertThat(browser.text(ZOOM + ".startValue")).isEqualTo(String.valueOf(first));
        assertThat(browser.text(ZOOM + ".endValue")).isEqualTo(String.valueOf(last));
    }

    private static void choose(int first, int last) {
        browser.value("hindcastCharts.price.dispatchAction({type: 'dataZoom', dataZoomIndex: 0, startValue: " + first
                + ", endValue: " + last + "})");
    }

    @Test
    void theLastBarsAreShownHoweverLongNothingHadCome() throws IOException {
        open(HISTORY + 10);
        // 310 bars and the one that the last forecast is for; shown are the last 120 bars, most of them before the gap.
        assertWindow(190, 310);
        String pixel = "hindcastCharts.price.convertToPixel({xAxisIndex: 0}, ";
        assertThat(browser.number("Math.round(100 * (" + pixel + "300) - " + pixel + "299)) / (" + pixel + "299) - "
                        + pixel + "298)))"))
                .as("a gap takes no more room than a bar")
                .isEqualTo(100);
        send(HISTORY + 10, HISTORY + 30);
        awaitBars(HISTORY + 30);
        assertWindow(210, 330);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void theNextForecastStandsOneIntervalBehindTheLastBar() throws IOException {
        // The last step is the gap itself.
        open(HISTORY + 1);
        assertThat(browser.text(LABELS + ".at(-2)")).isEqualTo("2024-03-04 15:00:00");
        assertThat(browser.text(LABELS + ".at(-1)")).isEqualTo("2024-03-04 15:01:00");
        String forecast = SERIES + ".find(each => each.name === 'Forecast')";
        assertThat(browser.text(forecast + ".data.at(-1).join()")).isEqualTo("301,101");
        assertThat(browser.text(forecast + ".markPoint.data[0].coord.join()")).isEqualTo("301,101");
        assertThat(browser.text(SERIES + "[0].name"))
                .as("what the slider draws")
                .isEqualTo("Close");
        assertThat(browser.text(SERIES + "[0].data.at(-1).join()")).isEqualTo("300,106");
        assertThat(browser.text("document.getElementById('close').title")).isEqualTo("106");
    }

    @Test
    void aChosenWindowStaysUnlessItHoldsTheLatestBar() throws IOException {
        open(HISTORY + 10);
        choose(50, 80);
        send(HISTORY + 10, HISTORY + 20);
        awaitBars(HISTORY + 20);
        assertWindow(50, 80);
        choose(290, 320);
        send(HISTORY + 20, HISTORY + 25);
        awaitBars(HISTORY + 25);
        assertWindow(295, 325);
    }

    @Test
    void theEquityCurveStaysEvenHoweverLongThePageIsOpen() throws IOException {
        open(HISTORY + 2);
        int connections = page.connections();
        List<BarRow> all = bars(HISTORY + 4_100);
        List<EquityPoint> even = curve(all, 3);
        page.send(all.subList(HISTORY + 2, all.size()), all.subList(all.size() - 1_000, all.size()), even);
        await(() -> page.connections() == connections + 1);
        String drawn = "hindcastCharts.equity.getOption().series[0].data";
        await(() -> browser.number(drawn + ".length") == even.size());
        assertThat(browser.text(drawn + ".map(point => point[1]).join()"))
                .isEqualTo(String.join(
                        ",",
                        even.stream()
                                .map(point -> String.valueOf((long) point.equity()))
                                .toList()));
        // From then on again what is new.
        page.send(bars(HISTORY + 4_101).subList(HISTORY + 4_100, HISTORY + 4_101), all, even);
        await(() -> browser.number(drawn + ".length") == even.size() + 1);
        assertThat(page.connections()).isEqualTo(connections + 1);
    }

    @Test
    void aBarThatComesBetweenCurveAndRowsIsInTheCurve() {
        List<BarRow> rows = bars(HISTORY + 10);
        List<EquityPoint> all = curve(rows, 1);
        assertThat(EventStream.upTo(rows, all.subList(0, 8))).isEqualTo(all);
        assertThat(EventStream.upTo(rows, all)).isEqualTo(all);
        assertThat(EventStream.upTo(rows.subList(0, HISTORY), List.of())).isEmpty();
        assertThat(EventStream.upTo(rows, List.of())).isEqualTo(all);
    }

    @Test
    void barsThatTheWindowLosesMoveIt() throws IOException {
        open(HISTORY + 700);
        choose(500, 600);
        // The page keeps 1,000 bars: the first 100 go.
        send(HISTORY + 700, HISTORY + 800);
        awaitBars(HISTORY + 800);
        assertWindow(400, 500);
        assertThat(browser.text(LABELS + "[400]")).isEqualTo("2024-03-04 18:20:00");
    }
}
