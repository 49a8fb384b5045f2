package io.hindcast.report.verdict;

import io.hindcast.report.page.FigureFormat;
import io.hindcast.report.page.RowTable;
import io.hindcast.report.summary.StatisticsSection;
import io.hindcast.report.summary.StatisticsSection.Difference;
import io.hindcast.report.summary.StatisticsSection.ForecastTests;
import io.hindcast.report.summary.StatisticsSection.Range;
import io.hindcast.report.summary.StatisticsSection.ReturnTests;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What stands behind a verdict, in tables. */
public final class StatisticsTables {
    private StatisticsTables() {}

    /** Those that there are: intervals of the figures, tests of the forecasts, errors by volatility. */
    public static List<RowTable> of(StatisticsSection statistics) {
        List<RowTable> tables = new ArrayList<>();
        statistics.returns().ifPresent(returns -> tables.add(returns(returns)));
        statistics.forecast().ifPresent(forecast -> {
            tables.add(forecast(forecast));
            if (!forecast.byVolatility().isEmpty()) {
                tables.add(volatility(forecast));
            }
        });
        return tables;
    }

    private static RowTable returns(ReturnTests returns) {
        List<RowTable.Row> rows = new ArrayList<>(List.of(
                range("Log return a year", returns.annualLogReturn(), FigureFormat.PERCENT),
                range("Volatility a year", returns.volatility(), FigureFormat.PERCENT),
                range("Sharpe ratio of log returns", returns.sharpe(), FigureFormat.RATIO),
                range("Max drawdown", returns.maxDrawdown(), FigureFormat.PERCENT),
                row("Minimum track record, returns", FigureFormat.COUNT.format(returns.minimumTrackRecord()), "", "")));
        returns.sharpeDifferences().forEach((name, each) -> rows.add(difference(name, each)));
        return new RowTable(
                "Where the figures lie",
                List.of(
                        "Where the figures lie",
                        "Figure",
                        VerdictSentences.percent(1 - returns.level()) + " interval",
                        "p"),
                1,
                rows);
    }

    private static RowTable.Row range(String label, Range range, FigureFormat format) {
        return row(
                label,
                format.format(range.value()),
                format.format(range.lower()) + " to " + format.format(range.upper()),
                "");
    }

    private static RowTable.Row difference(String baseline, Difference difference) {
        FigureFormat format = FigureFormat.RATIO;
        return row(
                "Sharpe ratio less that of " + Asked.words(baseline),
                format.format(difference.value()),
                format.format(difference.lower()) + " to " + format.format(difference.upper()),
                Asked.probability(difference.pValue()));
    }

    private static RowTable forecast(ForecastTests tests) {
        FigureFormat format = FigureFormat.COEFFICIENT;
        return new RowTable(
                "Tests of the forecasts, in log returns",
                List.of("Tests of the forecasts, in log returns", "Figure", "Statistic", "p"),
                1,
                List.of(
                        row(
                                "Direction (Pesaran-Timmermann "
                                        + tests.direction().version() + ")",
                                FigureFormat.PERCENT.format(tests.direction().hitRate()),
                                FigureFormat.RATIO.format(tests.direction().statistic()),
                                Asked.probability(tests.direction().pValue())),
                        row(
                                "IC (t of Newey-West)",
                                format.format(tests.ic().coefficient()),
                                FigureFormat.RATIO.format(tests.ic().tValue()),
                                Asked.probability(tests.ic().pValue())),
                        row(
                                "Rank IC (t of Newey-West)",
                                format.format(tests.rankIc().coefficient()),
                                FigureFormat.RATIO.format(tests.rankIc().tValue()),
                                Asked.probability(tests.rankIc().pValue())),
                        row(
                                "Slope of outcome on forecast (Mincer-Zarnowitz, Wald of 0 and 1)",
                                format.format(tests.mincerZarnowitz().slope()),
                                FigureFormat.RATIO.format(
                                        tests.mincerZarnowitz().wald()),
                                Asked.probability(tests.mincerZarnowitz().pValue())),
                        row(
                                "Bias (t of Newey-West)",
                                FigureFormat.BASIS_POINTS.format(tests.bias().meanError()),
                                FigureFormat.RATIO.format(tests.bias().tValue()),
                                Asked.probability(tests.bias().pValue())),
                        row(
                                "Correlation with the last move, less that with the outcome (lag test)",
                                format.format(tests.lag().correlationWithLast()
                                        - tests.lag().correlationWithOutcome()),
                                FigureFormat.RATIO.format(tests.lag().tValue()),
                                Asked.probability(tests.lag().pValue()))));
    }

    private static RowTable volatility(ForecastTests tests) {
        List<RowTable.Row> rows = new ArrayList<>();
        for (int i = 0; i < tests.byVolatility().size(); i++) {
            StatisticsSection.Errors errors = tests.byVolatility().get(i);
            rows.add(new RowTable.Row(
                    Stream.concat(
                                    Stream.of(Integer.toString(i + 1), FigureFormat.COUNT.format((double)
                                            errors.count())),
                                    Stream.of(errors.rmse(), errors.mae(), errors.bias())
                                            .map(FigureFormat.BASIS_POINTS::format))
                            .toList(),
                    false));
        }
        return new RowTable(
                "Errors by decile of the volatility that was known, the calmest first",
                List.of("Errors by volatility", "Forecasts", "RMSE", "MAE", "Bias"),
                1,
                rows);
    }

    private static RowTable.Row row(String... cells) {
        return new RowTable.Row(List.of(cells), false);
    }
}
