package io.hindcast.report.comparison;

import io.hindcast.report.baselines.BaselineTable;
import io.hindcast.report.page.ChartBlock;
import io.hindcast.report.page.Inline;
import io.hindcast.report.page.Markup;
import io.hindcast.report.run.Figure;
import java.util.List;

/** What the page shows of one symbol: its table, its charts, its jobs. */
final class SymbolSection {
    private final ComparisonResult comparison;
    private final SymbolResults results;
    private final SymbolSeries series;
    private final int number;

    SymbolSection(ComparisonResult comparison, SymbolResults results, SymbolSeries series, int number) {
        this.comparison = comparison;
        this.results = results;
        this.series = series;
        this.number = number;
    }

    String html() {
        return Markup.facts(ComparisonFacts.of(results)) + "<h2>Ranking</h2>\n"
                + RankingTable.html(comparison, results)
                + "<p class=\"note\">A click on a heading sorts by it; a wide table scrolls sideways. Mean ± standard deviation over the seeds;"
                + " n/a is undefined.</p>\n"
                + baselines() + notes() + offline() + results() + curves() + "<h2>Jobs</h2>\n"
                + JobTable.html(comparison, results);
    }

    private String baselines() {
        return results.baselines()
                .map(section -> "<h2>Baselines</h2>\n"
                        + BaselineTable.of(section, comparison.ofPrice()).html()
                        + "<p class=\"note\">"
                        + Inline.html(
                                ComparisonNotes.BASELINES + " " + String.join(" ", BaselineTable.meanings(section)))
                        + "</p>\n")
                .orElse("");
    }

    private String notes() {
        StringBuilder html = new StringBuilder();
        List<String> folds = ComparisonNotes.folds(results, "±");
        if (!folds.isEmpty()) {
            html.append("<h2>Stability over folds</h2>\n<ul>\n");
            folds.forEach(text -> Markup.cell(html, "li", text));
            html.append("</ul>\n");
        }
        ComparisonNotes.holdout(results)
                .ifPresent(text -> html.append("<p class=\"note\">")
                        .append(Inline.html(text))
                        .append(".</p>\n"));
        return html.toString();
    }

    private String offline() {
        if (results.entrants().stream().noneMatch(entrant -> entrant.kind() == EntrantKind.OFFLINE)) {
            return "";
        }
        return "<p class=\"note\">"
                + (results.showsHindsight() ? "<strong class=\"hindsight-word\">† Hindsight.</strong> " : "")
                + Inline.html(ComparisonNotes.offline(comparison)) + "</p>\n";
    }

    private String results() {
        StringBuilder html = new StringBuilder("<h2>Results</h2>\n");
        boolean errors = any(ComparisonFigures.RMSE_PRICE) || any(ComparisonFigures.RMSE_RETURN);
        boolean traded = any(ComparisonFigures.RETURN);
        if (errors) {
            html.append("<p class=\"toolbar\"><label>RMSE in <select data-unit=\"")
                    .append(number)
                    .append("\"><option value=\"price\">price</option><option value=\"return\">log return</option>"
                            + "</select></label></p>\n");
        }
        html.append("<div class=\"pair\">")
                .append(
                        errors
                                ? block("rmse", "RMSE", "Test segment, lowest first. Dashed: persistence." + whiskers())
                                        .html()
                                : empty("No entrant has a forecast error, so there is no RMSE to draw."))
                .append(
                        traded
                                ? traded(block(
                                        "return",
                                        "Net return",
                                        "Test segment after costs, highest first. Dashed: buy and hold." + whiskers()))
                                : empty("No entrant has traded, so there is no return to draw."))
                .append("</div>\n");
        if (errors) {
            html.append("<div class=\"pair\">")
                    .append(block(
                                    "size",
                                    "Parameters against RMSE",
                                    "Small: a job. Large: the mean of an entrant. Parameters on a log scale.")
                            .html())
                    .append(
                            traded
                                    ? traded(block(
                                            "scatter",
                                            "RMSE against net return",
                                            "Small: a job. Large: the mean of an entrant. The best forecaster need not be"
                                                    + " the best trader."))
                                    : "")
                    .append("</div>\n");
        }
        return html.toString();
    }

    private String curves() {
        if (series.jobs().isEmpty()) {
            return empty("No job is done, so there are no curves.");
        }
        StringBuilder html = new StringBuilder("<h2>Curves</h2>\n");
        List<String> seeds =
                series.jobs().keySet().stream().map(JobResult::seed).distinct().toList();
        if (seeds.size() > 1) {
            html.append("<p class=\"toolbar\"><label>Curves of <select data-seed=\"")
                    .append(number)
                    .append("\"><option value=\"\">the first seed that is done</option>");
            seeds.forEach(seed -> html.append("<option value=\"")
                    .append(Inline.html(seed))
                    .append("\">seed ")
                    .append(Inline.html(seed))
                    .append("</option>"));
            html.append("</select></label></p>\n");
        }
        if (series.traded()) {
            ChartBlock equity = block("equity", "Equity", "Cash and positions at each close, beside buy and hold.");
            series.sparsestEquity().ifPresent(equity::extremesOf);
            html.append(traded(equity));
        }
        html.append(
                series.trained()
                        ? block(
                                        "loss",
                                        "Loss by epoch",
                                        "Mean squared error of the scaled target. Solid: training. Dashed: validation.")
                                .control("<button type=\"button\" data-log=\"" + number
                                        + "\" aria-pressed=\"false\">Log scale</button>")
                                .html()
                        : empty("No training.csv has an epoch, so there is no loss curve."));
        return html.append(forecasts()).toString();
    }

    private String forecasts() {
        if (!series.forecast()) {
            return empty("No forecast of a test segment has an outcome yet, so there is none to draw.");
        }
        StringBuilder band = new StringBuilder("<label>Error band of <select data-band=\"" + number + "\">");
        series.jobs().keySet().stream()
                .map(JobResult::entrant)
                .distinct()
                .forEach(entrant -> Markup.cell(band, "option", entrant));
        band.append("<option value=\"\">none</option></select></label>");
        ChartBlock all = block(
                        "forecast",
                        "Forecasts of the test segment",
                        "Actual price and every entrant's forecast of it; the band lies between actual and forecast.")
                .control(band.toString());
        series.sparsestForecast().ifPresent(all::extremesOf);
        return all.html()
                + block(
                                "recent",
                                "The last " + JobSeries.RECENT + " forecasts",
                                "The end of the test segment from near. Select persistence in the legend to see whether a"
                                        + " forecast merely lags the price.")
                        .html();
    }

    private ChartBlock block(String name, String title, String explanation) {
        String where = comparison.symbols().size() > 1 ? ", " + results.symbol() : "";
        return new ChartBlock(name + "-" + number, title + where, explanation);
    }

    /** A chart of what came of trading: watermarked when some of it nobody could have had. */
    private String traded(ChartBlock block) {
        return results.showsHindsight()
                ? "<div class=\"hindsight\">"
                        + block.note("Hindsight: offline entrants are in this chart. Nobody could have earned that.")
                                .html()
                        + "</div>\n"
                : block.html();
    }

    private boolean any(Figure figure) {
        return results.models().stream()
                .anyMatch(entrant -> entrant.figure(figure.key()).defined());
    }

    private String whiskers() {
        return comparison.seeds().size() > 1 ? " Whiskers: ± standard deviation over the seeds." : "";
    }

    private static String empty(String text) {
        return "<p class=\"empty\">" + Inline.html(text) + "</p>\n";
    }
}
