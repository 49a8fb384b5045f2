package io.hindcast.report.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.report.evaluation.FoldedRun;
import io.hindcast.testkit.fixture.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens the report of a run with folds, seeds and paths in a headless Chromium, as a reader would. */
@Tag("slow")
class EvaluationInBrowserTest {
    private static final int BARS = 600;
    private static final int TRADED = BARS / 5;

    @TempDir
    static Path folder;

    private static Browser browser;
    private static Path page;

    @BeforeAll
    static void writeReport() throws IOException {
        page = HtmlReport.write(FoldedRun.write(folder.resolve("folded"), BARS));
        browser = Browser.start(Files.createDirectory(folder.resolve("profile")));
        browser.open(page, 1400, 900);
    }

    @AfterAll
    static void quit() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void everyChartIsDrawnAndNothingIsComplainedOf() {
        assertThat(browser.text("Object.keys(hindcastCharts).sort().join()"))
                .isEqualTo(
                        "drawdown,equity,error,folds,forecast,loss-linear,loss-log,parameters,path-returns,"
                                + "path-sharpes,paths,price,return-folds,return-seeds,scatter,seeds,skill-folds,skill-seeds,test");
        browser.value("document.getElementById('tab-evaluation').click()");
        assertThat(browser.value("[...document.querySelectorAll('#evaluation [data-chart]')].every(box =>"
                        + " box.querySelectorAll('canvas').length > 0 && box.clientHeight > 300)"))
                .contains(true);
        browser.value("document.getElementById('theme').click()");
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.text("document.body.innerText")).doesNotContain("NaN", "undefined", "null");
    }

    @Test
    void foldsAreBandsAndBordersOfTheEquity() {
        assertThat(points("folds"))
                .isEqualTo("Train=%1$d,Validation=%1$d,Purged=%2$d,Test=%1$d"
                        .formatted(FoldedRun.FOLDS, 2 * FoldedRun.FOLDS));
        assertThat(browser.number("hindcastCharts.equity.getOption().series[0].markLine.data.length"))
                .isEqualTo(FoldedRun.FOLDS - 1);
        assertThat(
                        browser.text(
                                "hindcastCharts.equity.getOption().tooltip[0].formatter([{seriesName: 'Strategy',"
                                        + " marker: '', value: [0, 1], axisValue: hindcastCharts.equity.getOption().series[0].data.at(-1)[0]}])"))
                .contains("fold&ensp;<b>" + FoldedRun.FOLDS + "</b>");
        assertThat(points("skill-folds")).startsWith("Fold=5,Mean 0.0000 ± 0.0095=5");
        assertThat(points("return-folds")).startsWith("Strategy=5,Buy and hold=5,Mean 0.00% ± 3.16%=5");
    }

    @Test
    void oneFoldIsTrainedInTheChartWithAThinLineASeed() {
        String drawn = "[...new Set(hindcastCharts['loss-log'].getOption().series.map(s => s.id))].sort().join()";
        assertThat(browser.text(drawn)).contains("Train loss fold 1 seed 42", "Validation loss fold 1 seed 44");
        browser.value("document.getElementById('loss-fold').value = '4'");
        browser.value("document.getElementById('loss-fold').dispatchEvent(new Event('change'))");
        assertThat(browser.text(drawn)).contains("Train loss fold 4 seed 42").doesNotContain("fold 1");
        assertThat(browser.number("hindcastCharts['loss-log'].getOption().series.length"))
                .isEqualTo(3 * FoldedRun.SEEDS);
    }

    @Test
    void seedsAndPathsAreLinesAndDots() {
        assertThat(points("seeds"))
                .isEqualTo(("Seed=%1$d,".repeat(FoldedRun.SEEDS) + "Mean forecast (this run)=%1$d,Buy and hold=%1$d")
                        .formatted(TRADED));
        assertThat(points("paths"))
                .isEqualTo(("Path=%1$d,".repeat(FoldedRun.PATHS) + "Buy and hold=%1$d").formatted(TRADED));
        assertThat(browser.value("hindcastCharts.paths.getOption().series.every(s => s.data[0][1] === 1)"))
                .contains(true);
        assertThat(points("path-returns")).startsWith("Path=5,Median ").contains("Buy and hold 12.00%=2");
        assertThat(browser.text("document.getElementById('evaluation').textContent"))
                .contains(
                        "HINDSIGHT", "no independent samples", "hindcast report runs/20260102-030405-fixture/seeds/42");
    }

    @Test
    void theParametersThatMovedMostAreShownAndTheRestIsCounted() {
        assertThat(browser.number("hindcastCharts.parameters.getOption().yAxis[0].data.length"))
                .isEqualTo(20);
        assertThat(browser.text("document.getElementById('block-parameters').textContent"))
                .contains("11 more moved less and are not shown. 1 is the same in all folds.");
    }

    @Test
    void theHeadSaysWhatIsKeptAside() {
        assertThat(browser.text("document.querySelector('.notice').textContent"))
                .contains("250 bars at the end are kept aside (holdout)", "--holdout scores them");
    }

    @Test
    void aPhoneNeverScrollsSideways() {
        browser.open(page, 360, 740);
        browser.value("document.getElementById('tab-evaluation').click()");
        assertThat(browser.number("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(browser.number("document.documentElement.clientWidth"));
        browser.open(page, 1400, 900);
    }

    private static String points(String chart) {
        return browser.text(
                "hindcastCharts['" + chart + "'].getOption().series.map(s => s.name + '=' + s.data.length).join()");
    }
}
