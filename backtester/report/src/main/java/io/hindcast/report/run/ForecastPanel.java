package io.hindcast.report.run;

import io.hindcast.report.files.TrainingCurve;
import io.hindcast.report.page.ChartBlock;
import io.hindcast.report.page.FigureFormat;
import io.hindcast.report.page.Template;
import io.hindcast.report.summary.Summary;
import java.util.List;

/** What stands where on the page of forecasts and training. */
final class ForecastPanel {
    private static final String NO_FORECAST =
            "<p class=\"empty\">This run has no forecasting model, so its report has no forecast page.</p>\n";

    private final Summary summary;
    private final Traded traded;
    private final List<TrainingCurve.Curve> training;

    private ForecastPanel(Summary summary, List<TrainingCurve.Curve> training) {
        this.summary = summary;
        this.traded = Traded.of(summary);
        this.training = training;
    }

    /** The panel; a sentence in a run without a model. */
    static String html(Summary summary, RunSeries series) {
        ForecastPanel panel = new ForecastPanel(summary, series.training());
        return series.forecast().map(panel::html).orElse(NO_FORECAST);
    }

    private String html(ForecastCurve.Content forecast) {
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
                .control(Template.text(ForecastPanel.class, "segments.html"))
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
        if (training.isEmpty()) {
            return "<p class=\"empty\">training.csv has no epoch, so there is no loss curve.</p>\n";
        }
        String explanation = "Mean squared error of the scaled target by epoch; learning rate on the right"
                + (seeds() ? "; a thin line a seed." : ".");
        return "<div class=\"pair\">"
                + new ChartBlock("loss-linear", "Training loss", explanation)
                        .control(choice())
                        .html()
                + new ChartBlock("loss-log", "Training loss, log scale", explanation).html() + "</div>\n";
    }

    private boolean seeds() {
        return training.stream().map(TrainingCurve.Curve::seed).distinct().count() > 1;
    }

    /** Which fold's training is drawn, in both charts; nothing where there is one. */
    private String choice() {
        long[] folds = training.stream()
                .flatMapToLong(curve -> curve.foldNumber().stream())
                .distinct()
                .toArray();
        if (folds.length < 2) {
            return "";
        }
        StringBuilder html = new StringBuilder("<select id=\"loss-fold\" aria-label=\"Fold whose training is drawn\">");
        for (long fold : folds) {
            html.append("<option value=\"")
                    .append(fold)
                    .append("\">Fold ")
                    .append(fold)
                    .append("</option>");
        }
        return html.append("</select>").toString();
    }
}
