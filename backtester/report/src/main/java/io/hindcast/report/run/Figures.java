package io.hindcast.report.run;

import io.hindcast.report.page.FigureFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The one list of figures that people are shown. The page and the terminal both print these tables, so they can't
 * disagree.
 */
public final class Figures {
    private static final List<Figure> PERFORMANCE = List.of(
            new Figure("total_return", "Total return", FigureFormat.PERCENT, "Final equity / initial equity - 1."),
            new Figure(
                    "cagr",
                    "CAGR",
                    FigureFormat.PERCENT,
                    "Compound annual growth rate, on elapsed calendar time; none below a year of it."),
            new Figure(
                    "volatility",
                    "Volatility",
                    FigureFormat.PERCENT,
                    "Standard deviation of the returns from bar to bar, annualised."),
            new Figure(
                    "sharpe",
                    "Sharpe ratio",
                    FigureFormat.RATIO,
                    "Mean / standard deviation of the returns, annualised; risk-free rate 0."),
            new Figure(
                    "probabilistic_sharpe",
                    "Probabilistic Sharpe",
                    FigureFormat.PERCENT,
                    "Probability that the true Sharpe ratio is above 0, given length, skewness and kurtosis of the"
                            + " record (Bailey and Lopez de Prado, 2012)."),
            new Figure(
                    "sortino",
                    "Sortino ratio",
                    FigureFormat.RATIO,
                    "Mean / downside deviation of the returns, annualised."),
            new Figure("max_drawdown", "Max drawdown", FigureFormat.PERCENT, "Largest fall from an earlier peak."),
            new Figure(
                    "max_drawdown_bars",
                    "Longest drawdown",
                    FigureFormat.BARS,
                    "Most bars in a row below an earlier peak."),
            new Figure("calmar", "Calmar ratio", FigureFormat.RATIO, "CAGR / max drawdown."),
            new Figure(
                    "exposure",
                    "Mean exposure",
                    FigureFormat.PERCENT,
                    "Mean of |position value| / equity over all bars."),
            new Figure("time_in_market", "Time in market", FigureFormat.PERCENT, "Share of bars with a position."),
            new Figure("initial_equity", "Initial equity", FigureFormat.MONEY, "Money at the start."),
            new Figure("final_equity", "Final equity", FigureFormat.MONEY, "Cash and positions at the last close."));

    private static final List<Figure> TRADING = List.of(
            new Figure("trades", "Round trips", FigureFormat.COUNT, "Trades from flat to flat."),
            new Figure("win_rate", "Win rate", FigureFormat.PERCENT, "Share of round trips with a profit after costs."),
            new Figure("profit_factor", "Profit factor", FigureFormat.RATIO, "Sum of the gains / sum of the losses."),
            new Figure(
                    "average_trade_pnl",
                    "Mean trade PnL",
                    FigureFormat.MONEY,
                    "Mean profit or loss of a round trip, after costs."),
            new Figure("turnover", "Turnover a year", FigureFormat.TIMES, "Value of all fills / mean equity, a year."),
            new Figure("total_fees", "Total fees", FigureFormat.MONEY, "Money paid to the broker."),
            new Figure("total_slippage", "Total slippage", FigureFormat.MONEY, "Money lost against the bars' opens."),
            new Figure("orders", "Orders", FigureFormat.COUNT, "Orders submitted."),
            new Figure("fills", "Fills", FigureFormat.COUNT, "Executions."),
            new Figure(
                    "rejected",
                    "Rejected orders",
                    FigureFormat.COUNT,
                    "Orders refused; the warnings count the reasons, and orders.csv has them."),
            new Figure(
                    "open_position",
                    "Open position",
                    FigureFormat.UNITS,
                    "Units held at the end; marked at the last close, not sold."));

    private static final List<Figure> LOTS = List.of(
            new Figure(
                    "closed",
                    "Lots closed",
                    FigureFormat.COUNT,
                    "Parts of entering fills that leaving fills have closed, first in first out; they count where a"
                            + " position is added to and reduced without being flat."),
            new Figure(
                    "win_rate",
                    "Win rate of lots",
                    FigureFormat.PERCENT,
                    "Share of closed lots with a profit after costs."),
            new Figure(
                    "profit_factor",
                    "Profit factor of lots",
                    FigureFormat.RATIO,
                    "Sum of the gains / sum of the losses of closed lots."),
            new Figure(
                    "average_pnl",
                    "Mean lot PnL",
                    FigureFormat.MONEY,
                    "Mean profit or loss of a closed lot, after costs."));

    private static final List<Figure> FORECAST = List.of(
            new Figure("rmse_price", "RMSE, price", FigureFormat.PRICE, "Root mean squared error of the price."),
            new Figure("mae_price", "MAE, price", FigureFormat.PRICE, "Mean absolute error of the price."),
            new Figure("mape", "MAPE", FigureFormat.PERCENT, "Mean absolute error as a share of the actual price."),
            new Figure(
                    "rmse_return",
                    "RMSE, return",
                    FigureFormat.BASIS_POINTS,
                    "Root mean squared error of the log return."),
            new Figure(
                    "mae_return", "MAE, return", FigureFormat.BASIS_POINTS, "Mean absolute error of the log return."),
            new Figure(
                    "directional_accuracy",
                    "Directional accuracy",
                    FigureFormat.PERCENT,
                    "Share of moves whose direction was forecast; persistence has no direction."),
            new Figure("ic", "IC", FigureFormat.COEFFICIENT, "Pearson correlation of forecast and actual return."),
            new Figure(
                    "rank_ic",
                    "Rank IC",
                    FigureFormat.COEFFICIENT,
                    "Spearman correlation of forecast and actual return."));

    private static final List<Figure> REGIME = List.of(
            new Figure("bars", "Bars", FigureFormat.COUNT, "Traded bars that are labelled with the regime."),
            new Figure("pnl", "PnL", FigureFormat.MONEY, "Sum of the changes of equity in the regime."),
            new Figure(
                    "total_return",
                    "Return",
                    FigureFormat.PERCENT,
                    "Returns of the strategy in the regime, compounded."),
            new Figure(
                    "benchmark_return",
                    "Buy and hold",
                    FigureFormat.PERCENT,
                    "Returns of buy and hold in the regime, compounded."),
            new Figure(
                    "sharpe",
                    "Sharpe ratio",
                    FigureFormat.RATIO,
                    "Mean / standard deviation of the returns in the regime, annualised; risk-free rate 0."),
            new Figure(
                    "hit_rate",
                    "Hit rate",
                    FigureFormat.PERCENT,
                    "Share of gains among the returns in the regime that are not 0."));

    private static final List<Figure> REGIME_FORECAST = List.of(
            new Figure("forecasts", "Forecasts", FigureFormat.COUNT, "Judged forecasts that were made in the regime."),
            new Figure("rmse_price", "RMSE, price", FigureFormat.PRICE, "Root mean squared error of these, in price."),
            new Figure(
                    "rmse_return",
                    "RMSE, return",
                    FigureFormat.BASIS_POINTS,
                    "Root mean squared error of these, in log return."),
            new Figure(
                    "directional_accuracy",
                    "Direction right",
                    FigureFormat.PERCENT,
                    "Share of moves whose direction these forecasts had."),
            new Figure(
                    "skill_price",
                    "Skill, price",
                    FigureFormat.COEFFICIENT,
                    "1 - mean squared error of these in price / persistence's."),
            new Figure(
                    "skill_return",
                    "Skill, return",
                    FigureFormat.COEFFICIENT,
                    "1 - mean squared error of these in log return / persistence's."));

    private Figures() {}

    /** What the money did: strategy | buy and hold. */
    public static FigureTable performance(Summary summary) {
        List<FigureTable.Row> rows = new ArrayList<>();
        for (Figure figure : PERFORMANCE) {
            rows.add(new FigureTable.Row(
                    figure, List.of(value(summary, "strategy", figure), value(summary, "benchmark", figure))));
        }
        return new FigureTable("Performance", List.of("Strategy", "Buy and hold"), rows);
    }

    /** How much was traded, and what it cost. */
    public static FigureTable trading(Summary summary) {
        List<FigureTable.Row> rows = new ArrayList<>();
        for (Figure figure : TRADING) {
            rows.add(new FigureTable.Row(figure, List.of(value(summary, "trading", figure))));
        }
        return new FigureTable("Trading", List.of("Strategy"), rows);
    }

    /**
     * What lots gained, for strategies that are seldom flat. Empty for a run of a version that did not know them, and where
     * none was closed.
     */
    public static Optional<FigureTable> lots(Summary summary) {
        if (!(summary.optionalNumber("lots.closed") > 0)) {
            return Optional.empty();
        }
        List<FigureTable.Row> rows = new ArrayList<>();
        for (Figure figure : LOTS) {
            rows.add(new FigureTable.Row(figure, List.of(value(summary, "lots", figure))));
        }
        return Optional.of(new FigureTable("Lots (FIFO)", List.of("Strategy"), rows));
    }

    /** How good the forecasts were: model | persistence | skill. Empty for a run without a model. */
    public static Optional<FigureTable> forecast(Summary summary) {
        if (!summary.hasForecast()) {
            return Optional.empty();
        }
        List<FigureTable.Row> rows = new ArrayList<>();
        for (Figure figure : FORECAST) {
            rows.add(new FigureTable.Row(
                    figure,
                    List.of(
                            value(summary, "forecast.model", figure),
                            value(summary, "forecast.persistence", figure),
                            skill(summary, figure.key()))));
        }
        return Optional.of(new FigureTable("Forecast errors", List.of("Model", "Persistence", "Skill"), rows));
    }

    /** All of that by regime, a column each. Empty for a run without labels. */
    public static Optional<FigureTable> regimes(Summary summary) {
        List<String> names = summary.regimes();
        if (names.isEmpty()) {
            return Optional.empty();
        }
        List<Figure> figures = new ArrayList<>(REGIME);
        if (summary.hasForecast()) {
            figures.addAll(REGIME_FORECAST);
        }
        List<FigureTable.Row> rows = new ArrayList<>();
        for (Figure figure : figures) {
            List<String> values = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                values.add(value(summary, "regimes.by_regime." + i, figure));
            }
            rows.add(new FigureTable.Row(figure, values));
        }
        return Optional.of(new FigureTable("By regime", names, rows));
    }

    private static String value(Summary summary, String section, Figure figure) {
        double value = summary.number(section + "." + figure.key());
        return figure.format() == FigureFormat.PRICE
                ? FigureFormat.price(value, summary.priceDecimals())
                : figure.format().format(value);
    }

    /** Skill compares mean squared errors, so it stands beside their roots and nowhere else. */
    private static String skill(Summary summary, String key) {
        return switch (key) {
            case "rmse_price" -> FigureFormat.COEFFICIENT.format(summary.number("forecast.skill_price"));
            case "rmse_return" -> FigureFormat.COEFFICIENT.format(summary.number("forecast.skill_return"));
            default -> "";
        };
    }
}
