package io.hindcast.report.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hindcast.testkit.fixture.Browser;
import io.hindcast.testkit.fixture.ComparisonFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens pages of comparisons in a headless Chromium, as a reader would. */
@Tag("slow")
class ComparisonInBrowserTest {
    private static final int BARS = 250;
    private static final String LABEL = "deep <b>&amp; wide</b>";

    /** The first symbol's tables. */
    private static final String TRADING = "document.querySelector('#symbol-0 table.ranking:not(.forecasts)')";

    private static final String FORECASTS = "document.querySelector('#symbol-0 table.forecasts')";

    @TempDir
    static Path folder;

    private static Browser browser;
    private static Path plain;
    private static Path hindsight;
    private static Path single;

    @BeforeAll
    static void writeReports() throws IOException {
        plain = ComparisonReport.write(
                ComparisonFixture.in(folder.resolve("plain")).bars(BARS).write());
        hindsight = ComparisonReport.write(ComparisonFixture.in(folder.resolve("hindsight"))
                .labelled("deep", LABEL)
                .hindsight()
                .write());
        single = ComparisonReport.write(ComparisonFixture.in(folder.resolve("single"))
                .symbols("SPX")
                .seeds(42)
                .withoutFailure()
                .ofPrice()
                .bars(20_000)
                .write());
        browser = Browser.start(Files.createDirectory(folder.resolve("profile")));
    }

    @AfterAll
    static void quit() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void everyChartOfEverySymbolHasItsData() {
        browser.open(plain, 1400, 900);

        assertThat(browser.text("Object.keys(hindcastCharts).sort().join()"))
                .isEqualTo("equity-0,equity-1,forecast-0,forecast-1,loss-0,loss-1,recent-0,recent-1,return-0,return-1,"
                        + "rmse-0,rmse-1,scatter-0,scatter-1,size-0,size-1");
        assertThat(points("rmse-0")).isEqualTo("RMSE, log return, bps=5,Values=5");
        assertThat(points("return-0")).isEqualTo("Net return, %=4,Values=4");
        assertThat(points("size-0"))
                .as("a job failed, and an offline one has an error")
                .isEqualTo("Jobs=7,Means=4");
        assertThat(points("scatter-0")).as("an offline one has no return").isEqualTo("Jobs=5,Means=3");
        assertThat(points("equity-0")).isEqualTo("stacked=250,pyramid=250,deep=250,Buy and hold=250");
        assertThat(points("loss-0"))
                .isEqualTo("stacked=12,stacked=12,pyramid=12,pyramid=12,deep-bidirectional (offline)=12,"
                        + "deep-bidirectional (offline)=12,deep=12,deep=12");
        int tested = BARS - 1;
        assertThat(points("forecast-0"))
                .isEqualTo(("Lower edge of the error=%1$d,Error of deep-bidirectional (offline)=%1$d,Actual=%1$d,"
                                + "stacked=%1$d,pyramid=%1$d,deep-bidirectional (offline)=%1$d,deep=%1$d")
                        .formatted(tested));
        assertThat(points("recent-1")).contains("Actual=60", "deep=60", "Persistence=60");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void barsShowTheMeansBestFirstWithTheirDeviationAndTheReference() throws IOException {
        browser.open(plain, 1400, 900);

        String values =
                "hindcastCharts['rmse-0'].getOption().series[0].data.map(d => d.name + '=' + d.value.toFixed(6))";
        assertThat(browser.text(values + ".join()"))
                .isEqualTo(
                        expected("rmse_return", 1e4, "deep-bidirectional", "persistence", "stacked", "deep", "pyramid")
                                .replace("deep-bidirectional", "deep-bidirectional (offline)"));
        assertThat(browser.text("hindcastCharts['return-0'].getOption().series[0].data"
                        + ".map(d => d.name + '=' + d.value.toFixed(6)).join()"))
                .isEqualTo(expected("total_return", 100, "pyramid", "buy-and-hold", "deep", "stacked"));
        assertThat(browser.text("hindcastCharts['rmse-0'].getOption().series[1].shown.join('|')"))
                .isEqualTo("108.78 ± 0.29 bps|111.00 bps|112.30 ± 0.39 bps|115.24 ± 1.30 bps|117.34 bps");
        assertThat(number("hindcastCharts['return-0'].getOption().series[1].data[2][2]"))
                .isCloseTo(100 * figure("deep", "total_return", "sd"), offset(1e-5));
        assertThat(number("hindcastCharts['rmse-0'].getOption().series[0].markLine.data[0].xAxis"))
                .isCloseTo(111, offset(1e-6));
        assertThat(number("hindcastCharts['return-0'].getOption().series[0].markLine.data[0].xAxis"))
                .isCloseTo(3.1, offset(1e-6));
    }

    @Test
    void scattersPlaceEveryMeanWhereItsFiguresSay() throws IOException {
        browser.open(plain, 1400, 900);

        String mean = ".getOption().series[1].data.find(d => d.name === 'deep').value";
        assertThat(number("hindcastCharts['size-0']" + mean + "[0]")).isEqualTo(281_345);
        assertThat(number("hindcastCharts['size-0']" + mean + "[1]"))
                .isCloseTo(1e4 * figure("deep", "rmse_return", "mean"), offset(1e-5));
        assertThat(number("hindcastCharts['scatter-0']" + mean + "[1]"))
                .isCloseTo(100 * figure("deep", "total_return", "mean"), offset(1e-5));
        assertThat(browser.text("hindcastCharts['size-0'].getOption().xAxis[0].type"))
                .isEqualTo("log");
        assertThat(browser.text(
                        "hindcastCharts['scatter-0'].getOption().series[1].markLine.data.map(d => d.name).join()"))
                .isEqualTo("buy-and-hold,persistence");
    }

    @Test
    void errorsCanBeShownInPriceAndInReturn() throws IOException {
        browser.open(plain, 1400, 900);

        choose("unit", "price");
        assertThat(browser.text("hindcastCharts['rmse-0'].getOption().series[1].shown[1]"))
                .isEqualTo("41.50");
        assertThat(number(
                        "hindcastCharts['scatter-0'].getOption().series[1].data.find(d => d.name === 'deep').value[0]"))
                .isCloseTo(figure("deep", "rmse_price", "mean"), offset(1e-5));
        browser.open(single, 1400, 900);
        assertThat(browser.text("document.querySelector('[data-unit]').value")).isEqualTo("price");
    }

    @Test
    void aSeedCanBeChosenAndAFailedJobLeavesItsEntrantOut() {
        browser.open(plain, 1400, 900);

        String first = browser.text("hindcastCharts['equity-0'].getOption().series[0].data.at(-1)[1]");
        choose("seed", "2");
        assertThat(points("equity-0")).isEqualTo("stacked=250,deep=250,Buy and hold=250");
        assertThat(points("forecast-0")).doesNotContain("pyramid");
        assertThat(browser.text("hindcastCharts['equity-0'].getOption().series[0].data.at(-1)[1]"))
                .isNotEqualTo(first);
        choose("seed", "");
        assertThat(points("equity-0")).contains("pyramid=250");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void equityIsThatOfTheFile() throws IOException {
        browser.open(plain, 1400, 900);

        String[] last = Files.readAllLines(plain.resolveSibling("jobs/SPX-stacked-1/equity.csv"))
                .getLast()
                .split(",", -1);
        assertThat(number("hindcastCharts['equity-0'].getOption().series[0].data.at(-1)[1]"))
                .isCloseTo(Double.parseDouble(last[3]), offset(0.01));
        assertThat(number("hindcastCharts['equity-0'].getOption().series.at(-1).data.at(-1)[1]"))
                .isCloseTo(Double.parseDouble(last[4]), offset(0.01));
    }

    @Test
    void theBandLiesBetweenActualAndTheForecastOfTheChosenEntrant() {
        browser.open(plain, 1400, 900);

        choose("band", "stacked");
        assertThat(points("recent-0")).startsWith("Lower edge of the error=60,Error of stacked=60,Actual=60");
        assertThat(browser.value("(() => { const s = hindcastCharts['recent-0'].getOption().series;"
                        + " const of = name => s.find(each => each.name === name).data;"
                        + " return of('Lower edge of the error').every((low, i) => {"
                        + "  const [a, f] = [of('Actual')[i][1], of('stacked')[i][1]];"
                        + "  return low[1] === Math.min(a, f)"
                        + "   && Math.abs(low[1] + of('Error of stacked')[i][1] - Math.max(a, f)) < 1e-6; }); })()"))
                .contains(true);
        choose("band", "");
        assertThat(points("recent-0")).startsWith("Actual=60");
    }

    @Test
    void theLossCanBeDrawnOnALogScale() {
        browser.open(plain, 1400, 900);

        assertThat(browser.text("hindcastCharts['loss-0'].getOption().yAxis[0].type"))
                .isEqualTo("value");
        browser.value("document.querySelector('[data-log]').click()");
        assertThat(browser.text("hindcastCharts['loss-0'].getOption().yAxis[0].type"))
                .isEqualTo("log");
        assertThat(browser.text("hindcastCharts['loss-1'].getOption().yAxis[0].type"))
                .isEqualTo("value");
        assertThat(browser.text("document.querySelector('[data-log]').getAttribute('aria-pressed')"))
                .isEqualTo("true");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aClickOnAHeadingSortsWithUndefinedLast() {
        browser.open(plain, 1400, 900);

        assertThat(order(TRADING)).isEqualTo("pyramid,buy-and-hold,deep,stacked,deep-bidirectional,persistence");
        assertThat(order(FORECASTS)).isEqualTo(order(TRADING));
        assertThat(sorted(TRADING)).isEqualTo("Rank by return=ascending");
        sort(FORECASTS, "RMSE, price");
        assertThat(order(FORECASTS)).isEqualTo("deep-bidirectional,persistence,stacked,deep,pyramid,buy-and-hold");
        assertThat(sorted(FORECASTS)).isEqualTo("RMSE, price=ascending");
        sort(FORECASTS, "RMSE, price");
        assertThat(order(FORECASTS)).isEqualTo("pyramid,deep,stacked,persistence,deep-bidirectional,buy-and-hold");
        assertThat(sorted(FORECASTS)).isEqualTo("RMSE, price=descending");
        sort(TRADING, "Net return");
        assertThat(order(TRADING)).as("the best first").startsWith("pyramid,buy-and-hold,deep,stacked");
        assertThat(sorted(TRADING)).isEqualTo("Net return=descending");
        sort(TRADING, "Entrant");
        assertThat(order(TRADING)).isEqualTo("buy-and-hold,deep,deep-bidirectional,persistence,pyramid,stacked");
        assertThat(order(FORECASTS)).as("the other table is left alone").startsWith("pyramid,deep,stacked");
        assertThat(browser.text(
                        "document.querySelector('#symbol-1 table.ranking [aria-sort=ascending]')" + ".textContent"))
                .as("the other symbol's table is left alone")
                .isEqualTo("Rank by return");
    }

    @Test
    void aUsualScreenShowsEveryColumnOfAComparisonOfThreeSeeds() throws IOException {
        for (boolean ofHindsight : List.of(false, true)) {
            ComparisonFixture fixture =
                    ComparisonFixture.in(folder.resolve("wide-" + ofHindsight)).seeds(1, 2, 3);
            Path page = ComparisonReport.write((ofHindsight ? fixture.hindsight() : fixture).write());
            browser.open(page, 1280, 900);

            assertThat(browser.number("document.querySelectorAll('#symbol-0 table.ranking').length"))
                    .isEqualTo(2);
            for (String table : List.of(TRADING, FORECASTS)) {
                assertThat(browser.number(table + ".parentElement.scrollWidth"))
                        .isLessThanOrEqualTo(browser.number(table + ".parentElement.clientWidth"));
            }
        }
    }

    @Test
    void hindsightIsWatermarked() {
        browser.open(hindsight, 1400, 900);

        for (String chart : List.of("return-0", "scatter-0", "equity-0")) {
            assertThat(browser.text("getComputedStyle(document.querySelector('[data-chart=\"" + chart
                            + "\"]'), '::after').backgroundImage"))
                    .contains("HINDSIGHT");
        }
        for (String chart : List.of("rmse-0", "size-0", "loss-0", "forecast-0")) {
            assertThat(browser.text("getComputedStyle(document.querySelector('[data-chart=\"" + chart
                            + "\"]'), '::after').backgroundImage"))
                    .isEqualTo("none");
        }
        assertThat(browser.text("getComputedStyle(" + TRADING + ").backgroundImage"))
                .contains("HINDSIGHT");
        assertThat(browser.text("getComputedStyle(" + FORECASTS + ").backgroundImage"))
                .as("an error is no hindsight")
                .isEqualTo("none");
        assertThat(points("equity-0")).contains("deep-bidirectional (hindsight)=250");
        assertThat(points("scatter-0")).isEqualTo("Jobs=7,Means=4");
        browser.open(plain, 1400, 900);
        assertThat(browser.number("document.querySelectorAll('.hindsight, .hindsight-cell').length"))
                .isZero();
    }

    @Test
    void markupInALabelIsShownAsText() {
        browser.open(hindsight, 1400, 900);

        assertThat(browser.text(
                        "[...document.querySelectorAll('tr[data-entrant] .entrant')].map(e => e.textContent).join()"))
                .contains(LABEL);
        assertThat(points("equity-0")).contains(LABEL + "=250");
        browser.value("hindcastCharts['equity-0'].dispatchAction({type: 'showTip', seriesIndex: 0, dataIndex: 50})");
        assertThat(browser.text(
                        "[...hindcastCharts['equity-0'].getDom().children].slice(1).map(e => e.textContent).join(' ')"))
                .contains(LABEL, "Buy and hold");
        assertThat(browser.number("document.querySelectorAll('tr b, .chart b b').length"))
                .isZero();
    }

    @Test
    void longSeriesAreThinnedOutAndThePageSaysSo() {
        browser.open(single, 1400, 900);

        assertThat(browser.number("hindcastCharts['equity-0'].getOption().series[0].data.length"))
                .isBetween(1_000L, 4_000L);
        assertThat(browser.text("document.getElementById('block-equity-0').innerText"))
                .containsPattern("Downsampled: [0-9,]+ of 20,000 rows");
        assertThat(browser.text("document.getElementById('block-forecast-0').innerText"))
                .containsPattern("Downsampled: [0-9,]+ of 19,999 rows");
        assertThat(points("recent-0")).contains("Actual=60");
        assertThat(browser.number("document.querySelectorAll('[data-seed]').length"))
                .as("one seed leaves no choice")
                .isZero();
        assertThat(browser.number("document.querySelectorAll('[role=tab]').length"))
                .isZero();
    }

    @Test
    void nothingIsLoggedAndNothingIsRequested() {
        for (Path page : List.of(plain, hindsight, single)) {
            browser.open(page, 1400, 900);
            browser.value("document.getElementById('theme').click()");
            assertThat(browser.complaints()).isEmpty();
            assertThat(browser.requests())
                    .filteredOn(url -> !url.startsWith("data:"))
                    .containsExactly(page.toUri().toString());
        }
    }

    @Test
    void symbolsAreTabsAndChoicesSurviveAChangeOfTheme() {
        browser.open(plain, 1400, 900);

        assertThat(browser.text("getComputedStyle(document.getElementById('symbol-1')).visibility"))
                .isEqualTo("hidden");
        browser.value("document.getElementById('tab-1').click()");
        assertThat(browser.text("getComputedStyle(document.getElementById('symbol-1')).visibility"))
                .isEqualTo("visible");
        assertThat(browser.value("Object.values(hindcastCharts).every(c => c.getWidth() > 300 && c.getHeight() > 200)"))
                .contains(true);
        browser.value("hindcastCharts['recent-1'].dispatchAction({type: 'legendSelect', name: 'Persistence'})");
        browser.value("hindcastCharts['equity-1'].dispatchAction({type: 'legendUnSelect', name: 'stacked'})");
        browser.value("document.getElementById('theme').click()");
        assertThat(browser.value("hindcastCharts['recent-1'].getOption().legend[0].selected.Persistence"))
                .contains(true);
        assertThat(browser.value("hindcastCharts['equity-1'].getOption().legend[0].selected.stacked"))
                .contains(false);
    }

    @Test
    void aPhoneScrollsTheTableInItsOwnBoxWithTheEntrantInSight() {
        browser.open(plain, 360, 740);

        assertThat(browser.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
        for (String table : List.of(TRADING, FORECASTS)) {
            String box = table + ".parentElement";
            browser.value("void (" + box + ".scrollLeft = 900)");
            assertThat(browser.value(box + ".scrollLeft > 0")).contains(true);
            assertThat(browser.value("Math.abs(" + table
                            + ".querySelector('tbody .entrant').getBoundingClientRect().left - " + box
                            + ".getBoundingClientRect().left) <= 1.5"))
                    .contains(true);
        }
        assertThat(browser.value(
                        FORECASTS + ".parentElement.scrollWidth > 2 * " + FORECASTS + ".parentElement.clientWidth"))
                .contains(true);
        browser.value("document.getElementById('tab-1').click()");
        assertThat(browser.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
    }

    @Test
    void chartsTablesAndControlsAreNamedForReadersWhoCannotSeeThem() {
        browser.open(plain, 1400, 900);

        assertThat(browser.value("[...document.querySelectorAll('[data-chart]')]"
                        + ".every(c => c.getAttribute('role') === 'img' && c.getAttribute('aria-label').length > 20)"))
                .contains(true);
        assertThat(browser.value("[...document.querySelectorAll('th')].every(th => th.scope)"))
                .contains(true);
        assertThat(browser.value("[...document.querySelectorAll('table')].every(t => t.caption)"))
                .contains(true);
        assertThat(browser.value("[...document.querySelectorAll('select')].every(s => s.labels.length === 1)"))
                .contains(true);
    }

    private static String expected(String figure, double scale, String... entrants) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String entrant : entrants) {
            // As exact as the page's numbers are.
            double value = new java.math.BigDecimal(figure(entrant, figure, "mean"))
                    .round(new java.math.MathContext(8))
                    .doubleValue();
            text.append(text.isEmpty() ? "" : ",")
                    .append(entrant)
                    .append('=')
                    .append(String.format(java.util.Locale.ROOT, "%.6f", scale * value));
        }
        return text.toString();
    }

    /** A figure of the first symbol, from comparison.json. */
    private static double figure(String entrant, String figure, String what) throws IOException {
        JsonNode root = JsonMapper.builder()
                .build()
                .readTree(plain.resolveSibling("comparison.json").toFile());
        for (JsonNode row : root.get("table")) {
            if (row.get("entrant").asText().equals(entrant)) {
                return row.at("/figures/" + figure + "/" + what).asDouble();
            }
        }
        throw new IllegalArgumentException(entrant);
    }

    private static void choose(String control, String value) {
        browser.value("(() => { const s = document.querySelector('select[data-" + control + "]'); s.value = '" + value
                + "'; s.dispatchEvent(new Event('change')); })()");
    }

    private static void sort(String table, String heading) {
        browser.value(
                "[..." + table + ".querySelectorAll('.sort')].find(b => b.textContent === '" + heading + "').click()");
    }

    private static String order(String table) {
        return browser.text("[..." + table + ".tBodies[0].rows].map(row => row.dataset.entrant).join()");
    }

    private static String sorted(String table) {
        return browser.text("[..." + table + ".querySelectorAll('th[aria-sort]')]"
                + ".filter(th => th.getAttribute('aria-sort') !== 'none')"
                + ".map(th => th.textContent + '=' + th.getAttribute('aria-sort')).join()");
    }

    private static double number(String expression) {
        return ((Number) browser.value(expression).orElseThrow()).doubleValue();
    }

    private static String points(String chart) {
        return browser.text(
                "hindcastCharts['" + chart + "'].getOption().series.map(s => s.name + '=' + s.data.length).join()");
    }
}
