package io.hindcast.report.run;

import io.hindcast.report.baselines.BaselineTable;
import io.hindcast.report.evaluation.EvaluationContent;
import io.hindcast.report.evaluation.EvaluationPanel;
import io.hindcast.report.files.JsonDocument;
import io.hindcast.report.files.Sample;
import io.hindcast.report.files.TextDocument;
import io.hindcast.report.page.AnnualisationNote;
import io.hindcast.report.page.ChartBlock;
import io.hindcast.report.page.ECharts;
import io.hindcast.report.page.Inline;
import io.hindcast.report.page.Markup;
import io.hindcast.report.page.RowTable;
import io.hindcast.report.page.Template;
import io.hindcast.report.page.TimeFormat;
import io.hindcast.report.summary.Summary;
import io.hindcast.report.verdict.StatisticsTables;
import io.hindcast.report.verdict.VerdictSentences;
import io.hindcast.report.verdict.VerdictTable;
import io.hindcast.strategy.Pane;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The page of a run: what stands where. The layout itself is in {@code page.html}. */
final class ReportPage {
    private final RunFolder run;
    private final Summary summary;
    private final TimeFormat times;
    private final RunSeries series;
    private final @Nullable EvaluationContent evaluation;

    private ReportPage(RunFolder run, Summary summary) {
        this.run = run;
        this.summary = summary;
        this.times = TimeFormat.of(summary.run().interval());
        this.series = RunSeries.read(run, summary);
        this.evaluation = EvaluationContent.read(run.path(), summary).orElse(null);
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
        parts.put("aside", EvaluationPanel.head(summary));
        parts.put(
                "warnings",
                Markup.warnings(
                        Stream.concat(summary.run().warnings().stream(), run.unchecked().stream())
                                .toList(),
                        "Warnings of the run"));
        parts.put("verdict", Inline.html(VerdictText.of(summary)));
        parts.put("luck", luck());
        parts.put("annualisation", Inline.html(AnnualisationNote.of(summary.annualisation())));
        Map<String, String> tabs = tabs();
        parts.put("tabs", HtmlTables.tabs(tabs));
        parts.put(
                "performance-role",
                tabs.size() > 1
                        ? "role=\"tabpanel\" aria-labelledby=\"tab-performance\""
                        : "aria-label=\"Performance\"");
        parts.put("figures", HtmlTables.figures(Figures.performance(summary)));
        parts.put(
                "trading",
                HtmlTables.figures(Figures.trading(summary))
                        + Figures.lots(summary).map(HtmlTables::figures).orElse("")
                        + Figures.metrics(summary).map(HtmlTables::figures).orElse(""));
        parts.put("regimes", baselines() + regimes());
        parts.put("meanings", meanings());
        parts.put("charts", charts());
        parts.put(
                "trades",
                HtmlTables.trades(series.trades(), times, summary.run().shownDecimals()));
        parts.put("forecast", ForecastPanel.html(summary, series));
        parts.put("evaluation", evaluation == null ? "" : panel(evaluation));
        parts.put("data", ChartData.of(series, evaluation, times, summary.run().shownDecimals()));
        parts.put("echarts", Inline.script(ECharts.script()));
        parts.put(
                "script",
                Inline.script(Template.shared("charts.js")
                        + Template.text(EvaluationContent.class, "evaluation.js")
                        + Template.text(ReportPage.class, "page.js")));
        Template.load(ReportPage.class, "page.html").write(parts, out);
    }

    /** The questions of the verdict; empty for a run of a version that asked none. */
    private String luck() {
        return summary.verdict()
                .map(verdict -> VerdictTable.of(verdict).html()
                        + VerdictSentences.caveat(verdict)
                                .map(text -> "<p class=\"note\">" + Inline.html(text) + "</p>\n")
                                .orElse("")
                        + statistics())
                .orElse("");
    }

    private String statistics() {
        String tables = summary.statistics().map(StatisticsTables::of).orElse(List.of()).stream()
                .map(RowTable::html)
                .collect(Collectors.joining());
        return tables.isEmpty()
                ? ""
                : "<details>\n<summary>Intervals, and more tests of the forecasts</summary>\n" + tables
                        + "</details>\n";
    }

    /** The panels of the page that can be chosen, by id. */
    private Map<String, String> tabs() {
        Map<String, String> tabs = new LinkedHashMap<>();
        tabs.put("performance", "Performance");
        if (summary.forecast().isPresent()) {
            tabs.put("forecast", "Forecast");
        }
        if (evaluation != null) {
            tabs.put("evaluation", "Evaluation");
        }
        return tabs;
    }

    private static String panel(EvaluationContent evaluation) {
        return "<section class=\"panel\" id=\"evaluation\" role=\"tabpanel\" aria-labelledby=\"tab-evaluation\">\n"
                + EvaluationPanel.html(evaluation) + "</section>\n";
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

    private String baselines() {
        return summary.baselines()
                .map(section -> "<h2>Beside the baselines</h2>\n"
                        + BaselineTable.of(summary).map(RowTable::html).orElse("")
                        + notes(BaselineTable.notes(section))
                        + notes(BaselineTable.meanings(section)))
                .orElse("");
    }

    private static String notes(List<String> texts) {
        return texts.isEmpty() ? "" : "<p class=\"note\">" + Inline.html(String.join(" ", texts)) + "</p>\n";
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

    private boolean folded() {
        return evaluation != null && !evaluation.section().folds().isEmpty();
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
        return shaded(new ChartBlock(
                                "equity",
                                "Equity",
                                "Cash and positions at each close, beside buy and hold."
                                        + (folded() ? " Dotted: where the next fold's model takes over." : "")))
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
}
