package io.hindcast.report.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.hindcast.testkit.fixture.Browser;
import io.hindcast.testkit.fixture.RunFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens reports in a headless Chromium, as a reader would. */
@Tag("slow")
class ReportInBrowserTest {
    private static final int BARS = 1_500;
    private static final int TRADED = 300;
    private static final List<String> FORECAST_CHARTS =
            List.of("forecast", "test", "error", "scatter", "loss-linear", "loss-log");

    @TempDir
    static Path folder;

    private static Browser browser;
    private static Path withModel;
    private static Path withoutModel;

    @BeforeAll
    static void writeReports() throws IOException {
        withModel = HtmlReport.write(RunFixture.withModel(folder.resolve("with-model"), BARS));
        withoutModel = HtmlReport.write(RunFixture.withoutModel(folder.resolve("without-model"), 700));
        browser = Browser.start(Files.createDirectory(folder.resolve("profile")));
    }

    @AfterAll
    static void quit() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void everyChartHasItsSeriesWithEveryPoint() throws IOException {
        browser.open(withModel, 1400, 900);

        assertThat(browser.text("Object.keys(hindcastCharts).sort().join()"))
                .isEqualTo("drawdown,equity,error,forecast,loss-linear,loss-log,price,scatter,test");
        int forecasts = BARS - 60 - 1;
        int tested = TRADED - 1;
        assertThat(points("equity")).isEqualTo("Strategy=300,Buy and hold=300");
        assertThat(points("drawdown")).isEqualTo("Strategy=300,Buy and hold=300");
        assertThat(points("price")).startsWith("Close=300,Enter long=").contains("Enter short=", "Exit short=");
        assertThat(points("forecast")).isEqualTo("Actual=" + forecasts + ",Forecast=" + forecasts);
        assertThat(points("test"))
                .isEqualTo("Lower edge of the error=%1$d,Error=%1$d,Actual=%1$d,Forecast=%1$d,Persistence=%1$d"
                        .formatted(tested));
        assertThat(points("error")).isEqualTo("Error=%1$d,RMSE, model=%1$d,RMSE, persistence=%1$d".formatted(tested));
        assertThat(points("scatter")).isEqualTo("Forecasts=" + tested + ",Perfect forecast, y = x=2");
        String epochs = "Train loss=%1$d,Validation loss=%1$d,Learning rate=%1$d".formatted(RunFixture.EPOCHS);
        assertThat(points("loss-linear")).isEqualTo(epochs);
        assertThat(points("loss-log")).isEqualTo(epochs);
        assertThat(browser.text("hindcastCharts['loss-log'].getOption().yAxis[0].type"))
                .isEqualTo("log");
        assertThat(browser.number("hindcastCharts.price.getOption().series.slice(1)"
                        + ".reduce((sum, s) => sum + s.data.length, 0)"))
                .as("a marker for each fill, and two for one that turns the position round")
                .isGreaterThanOrEqualTo(Files.readAllLines(withModel.resolveSibling("fills.csv"))
                                .size()
                        - 1);
    }

    @Test
    void whatAStrategyRecordedIsALineInThePriceOrAChartOfItsOwn() throws IOException {
        Path run = RunFixture.withoutModel(folder.resolve("recorded"), 300);
        List<String> rows = new ArrayList<>(List.of("time,instrument,name,pane,value"));
        for (String price : Files.readAllLines(run.resolve("prices.csv")).subList(1, 101)) {
            String time = price.substring(0, price.indexOf(','));
            rows.add(time + ",TEST,mean,PRICE,100.5");
            rows.add(time + ",TEST,strength,OWN,-0.25");
        }
        Files.write(run.resolve("values.csv"), rows);
        browser.open(HtmlReport.write(run), 1400, 900);

        assertThat(browser.text("Object.keys(hindcastCharts).sort().join()"))
                .isEqualTo("drawdown,equity,price,value-1");
        assertThat(points("price")).contains(",mean=100");
        assertThat(points("value-1")).isEqualTo("strength=100");
        assertThat(browser.text("hindcastCharts['value-1'].getOption().series[0].data.at(-1)[1].toString()"))
                .isEqualTo("-0.25");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void chartsShowTheValuesOfTheFiles() throws IOException {
        browser.open(withModel, 1400, 900);

        String[] last = Files.readAllLines(withModel.resolveSibling("equity.csv"))
                .getLast()
                .split(",", -1);
        assertThat(browser.text("new Date(hindcastCharts.equity.getOption().series[0].data.at(-1)[0]).toISOString()"))
                .isEqualTo(last[0].replace("Z", ".000Z"));
        assertThat(((Number) browser.value("hindcastCharts.equity.getOption().series[0].data.at(-1)[1]")
                                .orElseThrow())
                        .doubleValue())
                .isCloseTo(Double.parseDouble(last[3]), offset(0.01));
        double worst = RunFolder.open(withModel.getParent())
                .summary()
                .figures()
                .strategy()
                .maxDrawdown();
        assertThat(((Number) browser.value(
                                        "Math.min(...hindcastCharts.drawdown.getOption().series[0].data.map(p => p[1]))")
                                .orElseThrow())
                        .doubleValue())
                .isCloseTo(-100 * worst, offset(1e-5));
    }

    @Test
    void segmentsAreShadedFromTheFirstForecastToTheLastWithoutAGap() {
        browser.open(withModel, 1400, 900);

        assertThat(browser.text(
                        "hindcastCharts.forecast.getOption().series[0].markArea.data.map(a => a[0].name).join()"))
                .isEqualTo("train,purged,validation,purged,test");
        assertThat(browser.value("hindcastCharts.forecast.getOption().series[0].markArea.data"
                        + ".every((a, i, all) => i === 0 || all[i - 1][1].xAxis === a[0].xAxis)"))
                .contains(true);
    }

    @Test
    void nothingIsLoggedAndNothingIsRequested() {
        for (Path page : List.of(withModel, withoutModel)) {
            browser.open(page, 1400, 900);
            browser.value("document.getElementById('theme').click()");
            assertThat(browser.complaints()).isEmpty();
            assertThat(browser.requests())
                    .filteredOn(url -> !url.startsWith("data:"))
                    .containsExactly(page.toUri().toString());
            assertThat(browser.number("performance.getEntriesByType('resource').length"))
                    .isZero();
        }
    }

    @Test
    void tabsSwitchPagesAndChartsKeepTheirSize() {
        browser.open(withModel, 1400, 900);

        assertThat(browser.text("getComputedStyle(document.getElementById('forecast')).visibility"))
                .isEqualTo("hidden");
        String before = sizes();
        browser.value("document.getElementById('tab-forecast').click()");
        assertThat(browser.text("getComputedStyle(document.getElementById('forecast')).visibility"))
                .isEqualTo("visible");
        assertThat(browser.text("getComputedStyle(document.getElementById('performance')).visibility"))
                .isEqualTo("hidden");
        assertThat(browser.text("document.getElementById('tab-forecast').getAttribute('aria-selected')"))
                .isEqualTo("true");
        assertThat(sizes()).isEqualTo(before).doesNotContain(":0x").matches("(?s).*test:1[0-9]{3}x460.*");
        browser.value("document.getElementById('tab-forecast')"
                + ".dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowRight', bubbles: true}))");
        assertThat(browser.text("document.activeElement.id")).isEqualTo("tab-performance");
    }

    @Test
    void themeFollowsTheReaderAndTheButton() {
        browser.preferDark(true);
        browser.open(withModel, 1400, 900);
        assertThat(colours()).isEqualTo("dark rgb(16, 19, 22) #6fb1f5");
        browser.value("document.getElementById('theme').click()");
        assertThat(colours()).isEqualTo("light rgb(247, 247, 245) #0b5cad");
        browser.preferDark(false);
        browser.open(withModel, 1400, 900);
        assertThat(colours()).isEqualTo("light rgb(247, 247, 245) #0b5cad");
        assertThat(browser.number("localStorage.length")).isZero();
    }

    @Test
    void aPhoneNeverScrollsSideways() {
        for (Path page : List.of(withModel, withoutModel)) {
            browser.open(page, 360, 740);
            assertThat(browser.number("window.innerWidth")).isEqualTo(360);
            assertNoOverflow();
            browser.value("document.getElementById('tab-forecast')?.click()");
            assertNoOverflow();
        }
        browser.open(withModel, 1400, 900);
        browser.resize(360, 740);
        assertThat(browser.value("new Promise(done => setTimeout(() => done("
                        + "Object.values(hindcastCharts).every(c => c.getWidth() <= 360)), 300))"))
                .contains(true);
        assertNoOverflow();
    }

    @Test
    void priceAndEquityAreShadedByRegimeAndSayThatItIsHindsight() throws IOException {
        Path page = HtmlReport.write(RunFixture.withRegimes(folder.resolve("with-regimes"), BARS));
        browser.open(page, 1400, 900);

        for (String chart : List.of("equity", "price")) {
            String areas = "hindcastCharts." + chart + ".getOption().series[0].markArea.data";
            assertThat(browser.text(areas + ".map(a => a[0].name).slice(0, 5).join()"))
                    .as(chart)
                    .isEqualTo("trend-up,trend-down,range,high-volatility,trend-up");
            assertThat(browser.number(areas + ".length")).isEqualTo(TRADED / 20);
            assertThat(browser.value(areas + ".every((a, i, all) => i === 0 || all[i - 1][1].xAxis === a[0].xAxis)"))
                    .contains(true);
            assertThat(browser.text("document.querySelector('#block-" + chart + " .regimes').innerText"
                            + ".trim().split(/\\s*\\n\\s*/).join()"))
                    .isEqualTo(String.join(",", RunFixture.REGIMES));
            assertThat(browser.text("document.querySelector('#block-" + chart + "').innerText"))
                    .contains("in hindsight");
            assertThat(browser.value("getComputedStyle(document.querySelector('#block-" + chart
                            + " .regime-1'), '::before').backgroundColor === " + areas.replace("data", "data[1][0]")
                            + ".itemStyle.color.replace(/\\.(\\d)/, '0.$1')"))
                    .as("the legend has the chart's colour")
                    .contains(true);
            assertThat(browser.text("hindcastCharts." + chart + ".getOption().tooltip[0].formatter([{seriesName: '"
                            + (chart.equals("price") ? "Close" : "Strategy") + "', marker: '', axisValue: " + areas
                            + "[2][1].xAxis, value: [0, 1, 2, 3, 4]}])"))
                    .contains("regime in hindsight", "range");
        }
        assertThat(browser.text("hindcastCharts.drawdown.getOption().series[0].markArea"))
                .isIn("null", "undefined");
        assertThat(browser.text("document.body.innerText"))
                .contains("By regime", "Regimes are hindsight", "macro-F1 0.64", "n/a");
        assertThat(browser.complaints()).isEmpty();
        browser.open(page, 360, 740);
        assertNoOverflow();
    }

    @Test
    void aRunWithoutAModelHasNoForecastPageAndSaysSo() {
        browser.open(withoutModel, 1400, 900);

        assertThat(browser.text("Object.keys(hindcastCharts).sort().join()")).isEqualTo("drawdown,equity,price");
        assertThat(browser.text("document.body.innerText")).contains("no forecasting model", "2018-01-02 21:00");
        assertThat(browser.number("document.querySelectorAll('[role=tab], #forecast').length"))
                .isZero();
    }

    @Test
    void aRunWithoutTradesShowsPricesWithoutMarkersAndNoBrokenTable() throws IOException {
        Path page = HtmlReport.write(RunFixture.withoutTrades(folder.resolve("without-trades"), 400));
        browser.open(page, 1400, 900);

        assertThat(points("price")).isEqualTo("Close=80");
        assertThat(browser.text("document.body.innerText"))
                .contains("No round trip was completed", "No order was filled", "never traded", "n/a")
                .doesNotContain("NaN", "undefined", "null");
        assertThat(browser.number("document.querySelectorAll('table.trades').length"))
                .isZero();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aNameIsShownAndNeverRun() throws IOException {
        String name = "</script><script>window.hacked = 1</script><img src=x onerror='window.hacked=1'> \"&amp;";
        Path page = HtmlReport.write(RunFixture.named(folder.resolve("named"), name));
        browser.open(page, 1400, 900);

        assertThat(browser.text("typeof window.hacked")).isEqualTo("undefined");
        assertThat(browser.text("document.querySelector('h1').textContent")).isEqualTo(name);
        assertThat(browser.text("document.title")).startsWith(name);
        assertThat(browser.number("document.images.length")).isZero();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aLongSeriesIsThinnedOutAndThePageSaysSo() throws IOException {
        Path page = HtmlReport.write(RunFixture.withoutModel(folder.resolve("long"), 50_000));
        browser.open(page, 1400, 900);

        for (String chart : List.of("equity", "drawdown", "price")) {
            assertThat(browser.number("hindcastCharts." + chart + ".getOption().series[0].data.length"))
                    .isBetween(2_000L, 20_000L);
            assertThat(browser.text("document.getElementById('block-" + chart + "').innerText"))
                    .containsPattern("Downsampled: [0-9,]+ of 50,000 rows");
        }
        double worst =
                RunFolder.open(page.getParent()).summary().figures().strategy().maxDrawdown();
        assertThat(((Number) browser.value(
                                        "Math.min(...hindcastCharts.drawdown.getOption().series[0].data.map(p => p[1]))")
                                .orElseThrow())
                        .doubleValue())
                .as("no extreme is lost")
                .isCloseTo(-100 * worst, offset(1e-5));
        browser.open(withModel, 1400, 900);
        assertThat(browser.text("document.body.innerText")).doesNotContain("Downsampled");
    }

    @Test
    void theScatterCanBeFittedToItsPoints() {
        browser.open(withModel, 1400, 900);

        String x = "hindcastCharts.scatter.getOption().xAxis[0].max";
        String y = "hindcastCharts.scatter.getOption().yAxis[0].max";
        assertThat(browser.value(x)).isEqualTo(browser.value(y));
        browser.value("document.getElementById('scales').click()");
        assertThat(browser.value(x)).isNotEqualTo(browser.value(y));
    }

    @Test
    void chartsAndTablesAreNamedForReadersWhoCannotSeeThem() {
        browser.open(withModel, 1400, 900);

        assertThat(browser.value("[...document.querySelectorAll('[data-chart]')]"
                        + ".every(c => c.getAttribute('role') === 'img' && c.getAttribute('aria-label').length > 20)"))
                .contains(true);
        assertThat(browser.value("[...document.querySelectorAll('th')].every(th => th.scope)"))
                .contains(true);
        assertThat(browser.value("[...document.querySelectorAll('table')].every(t => t.caption)"))
                .contains(true);
        assertThat(browser.text("document.documentElement.lang")).isEqualTo("en");
    }

    @Test
    void tooltipsNameEverySeriesWithItsValue() {
        browser.open(withModel, 1400, 900);

        assertThat(tooltip("equity", 1, 299))
                .containsPattern("2022-02-09.*Strategy.*[0-9]{3},[0-9]{3}\\.[0-9]{2}.*Buy and hold");
        assertThat(tooltip("drawdown", 0, 50)).containsPattern("2021-06-0[0-9].*Strategy.*%.*Buy and hold.*%");
        assertThat(tooltip("price", 0, 50)).contains("Close", "open", "high", "low");
        assertThat(tooltip("price", 1, 0)).containsPattern("Enter long.*units");
        assertThat(tooltip("forecast", 0, 50)).contains("Actual", "Forecast").doesNotContain("undefined", "NaN");
        assertThat(tooltip("test", 2, 50))
                .contains("Actual", "Forecast", "Error")
                .doesNotContain("edge", "Persistence");
        assertThat(tooltip("error", 0, 5)).contains("Error").doesNotContain("RMSE", "NaN");
        assertThat(tooltip("error", 0, 50)).contains("Error", "RMSE, model", "RMSE, persistence");
        assertThat(tooltip("scatter", 0, 50)).containsPattern("2021-.*actual.*bps.*forecast.*bps");
        assertThat(tooltip("loss-linear", 0, 3)).contains("epoch 4", "Train loss", "Validation loss", "Learning rate");
        assertThat(tooltip("loss-log", 0, 3)).isEqualTo(tooltip("loss-linear", 0, 3));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void zoomAndChosenSeriesSurviveAChangeOfTheme() {
        browser.open(withModel, 1400, 900);

        browser.value("hindcastCharts.equity.dispatchAction({type: 'dataZoom', dataZoomIndex: 0, start: 25, end: 75})");
        browser.value("hindcastCharts.test.dispatchAction({type: 'legendSelect', name: 'Persistence'})");
        browser.value("document.getElementById('theme').click()");
        assertThat(browser.number("hindcastCharts.equity.getOption().dataZoom[0].start"))
                .isEqualTo(25);
        assertThat(browser.number("hindcastCharts.price.getOption().dataZoom[0].end"))
                .as("charts over the same bars are zoomed together")
                .isEqualTo(75);
        assertThat(browser.value("hindcastCharts.test.getOption().legend[0].selected.Persistence"))
                .contains(true);
    }

    @Test
    void theForecastPageIsCompleteForEveryChart() {
        browser.open(withModel, 1400, 900);

        for (String chart : FORECAST_CHARTS) {
            assertThat(browser.value("document.getElementById('forecast')" + ".contains(hindcastCharts['" + chart
                            + "'].getDom())"))
                    .contains(true);
            assertThat(browser.number("hindcastCharts['" + chart + "'].getDom().querySelectorAll('canvas').length"))
                    .isPositive();
        }
    }

    private static String points(String chart) {
        return browser.text(
                "hindcastCharts['" + chart + "'].getOption().series.map(s => s.name + '=' + s.data.length).join()");
    }

    /** What is shown when the reader points at an item of a series. */
    private static String tooltip(String chart, int series, int item) {
        browser.value("hindcastCharts['%s'].dispatchAction({type: 'showTip', seriesIndex: %d, dataIndex: %d})"
                .formatted(chart, series, item));
        return browser.text("[...hindcastCharts['%s'].getDom().children].slice(1).map(e => e.textContent).join(' ')"
                .formatted(chart));
    }

    private static String sizes() {
        return browser.text(
                "Object.entries(hindcastCharts).map(([n, c]) => n + ':' + c.getWidth() + 'x' + c.getHeight()).join()");
    }

    private static String colours() {
        return browser.text("document.documentElement.dataset.theme + ' '"
                + " + getComputedStyle(document.body).backgroundColor + ' '"
                + " + hindcastCharts.equity.getOption().series[0].lineStyle.color");
    }

    private static void assertNoOverflow() {
        assertThat(browser.number("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(browser.number("document.documentElement.clientWidth"));
    }
}
