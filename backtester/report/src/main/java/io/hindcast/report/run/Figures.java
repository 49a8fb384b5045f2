package io.hindcast.report.run;

import io.hindcast.report.page.FigureFormat;
import io.hindcast.report.summary.ForecastFigures;
import io.hindcast.report.summary.RegimeBlock;
import io.hindcast.report.summary.RegimeSplit;
import io.hindcast.report.summary.StrategyFigures;
import io.hindcast.report.summary.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The one list of figures that people are shown. The page and the terminal both print these tables, so they can't
 * disagree.
 */
public final class Figures {
    private Figures() {}

    /** What the money did: strategy | buy and hold. */
    public static FigureTable performance(Summary summary) {
        StrategyFigures figures = summary.figures();
        return table(
                summary,
                "Performance",
                List.of("Strategy", "Buy and hold"),
                FiguresOfTrading.PERFORMANCE,
                List.of(figures.strategy(), figures.benchmark()));
    }

    /** How much was traded, and what it cost. */
    public static FigureTable trading(Summary summary) {
        return table(
                summary,
                "Trading",
                List.of("Strategy"),
                FiguresOfTrading.TRADING,
                List.of(summary.figures().trading()));
    }

    /**
     * What lots gained, for strategies that are seldom flat. Empty for a run of a version that did not know them, and where
     * none was closed.
     */
    public static Optional<FigureTable> lots(Summary summary) {
        return summary.figures()
                .lots()
                .filter(lots -> lots.closed() > 0)
                .map(lots -> table(summary, "Lots (FIFO)", List.of("Strategy"), FiguresOfTrading.LOTS, List.of(lots)));
    }

    /** What the config asked for beside the usual figures. Empty where it asked for nothing. */
    public static Optional<FigureTable> metrics(Summary summary) {
        return summary.metrics()
                .map(metrics -> new FigureTable(
                        "Metrics",
                        List.of("Value"),
                        metrics.stream()
                                .map(metric -> {
                                    Figure figure = FiguresOfMetrics.of(
                                            metric.name(), metric.label(), metric.unit(), metric.meaning());
                                    return new FigureTable.Row(
                                            figure, List.of(figure.format().format(metric.value())));
                                })
                                .toList()));
    }

    /** How good the forecasts were: model | persistence | skill. Empty for a run without a model. */
    public static Optional<FigureTable> forecast(Summary summary) {
        return summary.forecast()
                .map(forecast -> new FigureTable(
                        "Forecast errors",
                        List.of("Model", "Persistence", "Skill"),
                        FiguresOfForecasts.ERRORS.stream()
                                .map(figure -> new FigureTable.Row(
                                        figure.shown(),
                                        List.of(
                                                figure.text(forecast.model(), summary),
                                                figure.text(forecast.persistence(), summary),
                                                skill(forecast, figure.shown().key()))))
                                .toList()));
    }

    /** All of that by regime, a column each. Empty for a run without labels. */
    public static Optional<FigureTable> regimes(Summary summary) {
        List<RegimeBlock> blocks = summary.regimes().map(RegimeSplit::byRegime).orElse(List.of());
        if (blocks.isEmpty()) {
            return Optional.empty();
        }
        List<FigureTable.Row> rows = new ArrayList<>(rows(summary, FiguresOfRegimes.TRADED, blocks));
        if (summary.forecast().isPresent()) {
            rows.addAll(rows(
                    summary,
                    FiguresOfRegimes.FORECAST,
                    blocks.stream().map(block -> block.errors().orElseThrow()).toList()));
        }
        return Optional.of(new FigureTable("By regime", summary.regimeNames(), rows));
    }

    private static <S> FigureTable table(
            Summary summary, String title, List<String> columns, List<FigureOf<S>> figures, List<S> sections) {
        return new FigureTable(title, columns, rows(summary, figures, sections));
    }

    private static <S> List<FigureTable.Row> rows(Summary summary, List<FigureOf<S>> figures, List<S> sections) {
        return figures.stream()
                .map(figure -> new FigureTable.Row(
                        figure.shown(),
                        sections.stream()
                                .map(section -> figure.text(section, summary))
                                .toList()))
                .toList();
    }

    /** Skill compares mean squared errors, so it stands beside their roots and nowhere else. */
    private static String skill(ForecastFigures forecast, String key) {
        return switch (key) {
            case "rmse_price" -> FigureFormat.COEFFICIENT.format(forecast.skillPrice());
            case "rmse_return" -> FigureFormat.COEFFICIENT.format(forecast.skillReturn());
            default -> "";
        };
    }
}
