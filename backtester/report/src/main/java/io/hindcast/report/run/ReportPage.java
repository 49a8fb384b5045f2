package io.hindcast.report.run;

import io.hindcast.report.files.JsonDocument;
import io.hindcast.report.files.Sample;
import io.hindcast.report.files.TextDocument;
import io.hindcast.report.page.AnnualisationNote;
import io.hindcast.report.page.ChartBlock;
import io.hindcast.report.page.ECharts;
import io.hindcast.report.page.FigureFormat;
import io.hindcast.report.page.Inline;
import io.hindcast.report.page.Markup;
import io.hindcast.report.page.Template;
import io.hindcast.report.page.TimeFormat;
import io.hindcast.report.summary.Summary;
import io.hindcast.strategy.Pane;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The page of a run: what stands where. The layout itself is in {@code page.html}. */
final class ReportPage {
    private static final String NO_FORECAST =
            "<p class=\"empty\">This run has no forecasting model, so its report has no forecast page.</p>\n";

    private final RunFolder run;
    private final Summary summary;
    private final TimeFormat times;
    private final RunSeries series;
    private final Traded traded;

    private ReportPage(RunFolder run, Summary summary) {
        this.run = run;
        this.summary = summary;
        this.times = TimeFormat.of(summary.run().interval());
        this.series = RunSeries.read(run, summary);
        this.traded = Traded.of(summary);
    }

    /** Reads all that the page needs. */
    static ReportPage of(RunFolder run) {
        return new ReportPage(run, run.summary());
    }

    void write(Writer out) throws IOException {
        String name = summary.run().name().orElse(summary.run().id());
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("title", Inline.html(name));
        parts.put("instrument", Inline.html(summary.run().instrument()));
        parts.put("style", Template.shared("page.css"));
        parts.put("facts", Markup.facts(RunFacts.of(summary, times)));
        parts.put("provenance", provenance());
        parts.put(
                "warnings",
                Markup.warnings(
                        Stream.concat(summary.run().warnings().stream(), run.unchecked().stream())
                                .toList(),
                        "Warnings of the run"));
        parts.put("verdict", Inline.html(VerdictText.of(summary)));
        parts.put("annualisation", Inline.html(AnnualisationNote.of(summary.annualisation())));
        parts.put("tabs", summary.forecast().isPresent() ? Template.text(ReportPage.class, "tabs.html") : "");
        parts.put(
                "performance-role",
                summary.forecast().isPresent()
                        ? "role=\"tabpanel\" aria-labelledby=\"tab-performance\""
                        : "aria-label=\"Performance\"");
        parts.put("figures", HtmlTables.figures(Figures.performance(summary)));
        parts.put(
                "trading",
                HtmlTables.figures(Figures.trading(summary))
                        + Figures.lots(summary).map(HtmlTables::figures).orElse("")
                        + Figures.metrics(summary).map(HtmlTables::figures).orElse(""));
        parts.put("regimes", regimes());
        parts.put("meanings", meanings());
        parts.put("charts", charts());
        parts.put(
                "trades",
                HtmlTables.trades(series.trades(), times, summary.run().shownDecimals()));
        parts.put("forecast", series.forecast().map(this::forecast).orElse(NO_FORECAST));
        parts.put("data", ChartData.of(series, times, summary.run().shownDecimals()));
        parts.put("echarts", Inline.script(ECharts.script()));
        parts.put("script", Inline.script(Template.shared("charts.js") + Template.text(ReportPage.class, "page.js")));
        Template.load(ReportPage.class, "page.html").write(parts, out);
    }

    private String provenance() throws IOException {
        return "<h2>Certificate</h2>\n"
                + Markup.facts(RunFacts.certificate(
                        JsonDocument.ofRun(run.file("certificate.json")).root()))
                + "<h2>Wall time</h2>\n" + Markup.facts(RunFacts.phases(summary)) + "<h2>Config</h2>\n"
                + "<pre class=\"scroll\" tabindex=\"0\">"
                + Inline.html(TextDocument.read(run.file("config.yaml"), "run the backtest again"))
                + "</pre>\n";
    }

    private String meanings() {
        return HtmlTables.meanings(Stream.of(
                        Optional.of(Figures.performance(summary)),
                        Optional.of(Figures.trading(summary)),
                        Figures.lots(summary),
                        Figures.metrics(summary),
                        Figures.forecast(summary),
                        Figures.regimes(summary))
                .flatMap(Optional::stream)
                .toList());
    }

    private String regimes() {
        return Figures.regimes(summary)
                .map(table -> "<h2>By regime, in hindsight</h2>\n" + HtmlTables.figures(table) + "<p class=\"note\">"
                        + Inline.html(Hindsight.of(summary)) + "</p>\n")
                .orElse("");
    }

    /** Says which colour is which regime, when the chart is shaded by them. */
    private ChartBlock shaded(ChartBlock block) {
        series.regimes().ifPresent(regimes -> {
            block.control(HtmlTables.regimes(regimes.names()));
            block.note("Shaded by regime, in hindsight"
                    + (regimes.reduced() ? "; regimes too short to be seen fall to the one before" : "") + ".");
        });
        return block;
    }

    private String charts() {
        ChartBlock price = new ChartBlock(
                        "price",
                        "Price with entries and exits",
                        "Closing prices, and fills at the price that was paid.")
                .extremesOf(series.price());
        series.values().stream()
                .filter(value -> value.pane() == Pane.PRICE)
                .forEach(value -> price.extremesOf(value.sample()));
        series.executions().forEach((effect, sample) -> price.partOf(sample, effect.words() + " fills"));
        if (series.executions().values().stream().allMatch(Sample::isEmpty)) {
            price.note("No order was filled in this run.");
        }
        return shaded(new ChartBlock("equity", "Equity", "Cash and positions at each close, beside buy and hold."))
                        .extremesOf(series.equity())
                        .html()
                + new ChartBlock("drawdown", "Drawdown", "Fall of the equity from its highest value so far.")
                        .extremesOf(series.equity())
                        .html()
                + shaded(price).html()
                + values();
    }

    /** A chart for each value that the strategy recorded and that is no price; the script knows them by their place. */
    private String values() {
        StringBuilder charts = new StringBuilder();
        for (int i = 0; i < series.values().size(); i++) {
            ValueCurve value = series.values().get(i);
            if (value.pane() == Pane.OWN) {
                charts.append(new ChartBlock("value-" + i, value.name(), "As the strategy recorded it.")
                        .extremesOf(value.sample())
                        .html());
            }
        }
        return charts.toString();
    }

    private String forecast(ForecastCurve.Content forecast) {
        String errors = Figures.forecast(summary).map(HtmlTables::figures).orElseThrow();
        return "<section class=\"panel\" id=\"forecast\" role=\"tabpanel\" aria-labelledby=\"tab-forecast\">\n"
                + "<div class=\"pair\"><div>" + errors
                + "<p class=\"note\">" + traded.capitalised()
                + " only. Skill is 1 - mean squared error of the model / that of"
                + " persistence, which expects no change: positive where the model's is the smaller.</p></div>\n"
                + returns(forecast) + "</div>\n" + (traded == Traded.LIVE ? "" : history(forecast)) + test(forecast)
                + training() + "</section>\n";
    }

    private String history(ForecastCurve.Content forecast) {
        ChartBlock block = new ChartBlock(
                        "forecast",
                        "Forecast and actual price",
                        "The whole history, each forecast at the time that it is for.")
                .control(Template.text(ReportPage.class, "segments.html"))
                .extremesOf(forecast.all());
        return notDrawn(block, forecast).html();
    }

    private static ChartBlock notDrawn(ChartBlock block, ForecastCurve.Content forecast) {
        if (forecast.pending() > 0) {
            block.note("Not drawn: " + FigureFormat.COUNT.format((double) forecast.pending())
                    + " at the end, for a time after the last bar.");
        }
        return block;
    }

    private String test(ForecastCurve.Content forecast) {
        if (forecast.test().isEmpty()) {
            return "<p class=\"empty\">No forecast of " + traded.withArticle()
                    + " has an outcome yet, so there is no error to draw.</p>\n";
        }
        ChartBlock compared = new ChartBlock(
                        "test",
                        traded.capitalised() + ": forecast, actual and the error between them",
                        "Out of sample. Select persistence in the legend to see whether the forecast merely lags"
                                + " the price.")
                .extremesOf(forecast.test());
        // The chart of the whole history says it where there is one.
        return (traded == Traded.LIVE ? notDrawn(compared, forecast) : compared).html()
                + new ChartBlock(
                                "error",
                                "Forecast error over time",
                                "Forecast - actual in " + traded.withArticle() + ", and RMSE of the last "
                                        + RollingError.ROWS + " forecasts beside persistence.")
                        .extremesOf(forecast.test())
                        .html();
    }

    private String returns(ForecastCurve.Content forecast) {
        if (forecast.returns().isEmpty()) {
            return "";
        }
        return new ChartBlock(
                        "scatter",
                        "Forecast against actual return",
                        "Log returns in bps, " + traded.words() + ". In the shaded quadrants the direction was right.")
                .control("<button type=\"button\" id=\"scales\" aria-pressed=\"true\">Equal scales</button>")
                .partOf(forecast.returns(), "forecasts")
                .html();
    }

    private String training() {
        if (series.training().isEmpty()) {
            return "<p class=\"empty\">training.csv has no epoch, so there is no loss curve.</p>\n";
        }
        String explanation = "Mean squared error of the scaled target by epoch; learning rate on the right.";
        return "<div class=\"pair\">"
                + new ChartBlock("loss-linear", "Training loss", explanation).html()
                + new ChartBlock("loss-log", "Training loss, log scale", explanation).html() + "</div>\n";
    }
}
