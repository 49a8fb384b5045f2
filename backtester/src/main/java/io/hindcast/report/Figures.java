package io.hindcast.report;

import io.hindcast.report.page.FigureFormat;
import io.hindcast.report.summary.ForecastFigures;
import io.hindcast.report.summary.ForecastFigures.ErrorFigures;
import io.hindcast.report.summary.LotFigures;
import io.hindcast.report.summary.PerformanceFigures;
import io.hindcast.report.summary.RegimeBlock;
import io.hindcast.report.summary.RegimeBlock.RegimeErrors;
import io.hindcast.report.summary.RegimeSplit;
import io.hindcast.report.summary.StrategyFigures;
import io.hindcast.report.summary.Summary;
import io.hindcast.report.summary.TradeFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The one list of figures that people are shown. The page and the terminal both print these tables, so they can't
 * disagree.
 */
public final class Figures {
    private static final List<FigureOf<PerformanceFigures>> PERFORMANCE = List.of(
            new FigureOf<>(
                    "total_return",
                    "Total return",
                    FigureFormat.PERCENT,
                    PerformanceFigures::totalReturn,
                    "Final equity / initial equity - 1."),
            new FigureOf<>(
                    "cagr",
                    "CAGR",
                    FigureFormat.PERCENT,
                    PerformanceFigures::cagr,
                    "Compound annual growth rate, on elapsed calendar time; none below a year of it."),
            new FigureOf<>(
                    "volatility",
                    "Volatility",
                    FigureFormat.PERCENT,
                    PerformanceFigures::volatility,
                    "Standard deviation of the returns from bar to bar, annualised."),
            new FigureOf<>(
                    "sharpe",
                    "Sharpe ratio",
                    FigureFormat.RATIO,
                    PerformanceFigures::sharpe,
                    "Mean / standard deviation of the returns, annualised; risk-free rate 0."),
            new FigureOf<>(
                    "probabilistic_sharpe",
                    "Probabilistic Sharpe",
                    FigureFormat.PERCENT,
                    PerformanceFigures::probabilisticSharpe,
                    "Probability that the true Sharpe ratio is above 0, given length, skewness and kurtosis of the"
                            + " record (Bailey and Lopez de Prado, 2012)."),
            new FigureOf<>(
                    "sortino",
                    "Sortino ratio",
                    FigureFormat.RATIO,
                    PerformanceFigures::sortino,
                    "Mean / downside deviation of the returns, annualised."),
            new FigureOf<>(
                    "max_drawdown",
                    "Max drawdown",
                    FigureFormat.PERCENT,
                    PerformanceFigures::maxDrawdown,
                    "Largest fall from an earlier peak."),
            new FigureOf<>(
                    "max_drawdown_bars",
                    "Longest drawdown",
                    FigureFormat.BARS,
                    PerformanceFigures::maxDrawdownBars,
                    "Most bars in a row below an earlier peak."),
            new FigureOf<>(
                    "calmar", "Calmar ratio", FigureFormat.RATIO, PerformanceFigures::calmar, "CAGR / max drawdown."),
            new FigureOf<>(
                    "exposure",
                    "Mean exposure",
                    FigureFormat.PERCENT,
                    PerformanceFigures::exposure,
                    "Mean of |position value| / equity over all bars."),
            new FigureOf<>(
                    "time_in_market",
                    "Time in market",
                    FigureFormat.PERCENT,
                    PerformanceFigures::timeInMarket,
                    "Share of bars with a position."),
            new FigureOf<>(
                    "initial_equity",
                    "Initial equity",
                    FigureFormat.MONEY,
                    PerformanceFigures::initialEquity,
                    "Money at the start."),
            new FigureOf<>(
                    "final_equity",
                    "Final equity",
                    FigureFormat.MONEY,
                    PerformanceFigures::finalEquity,
                    "Cash and positions at the last close."));

    private static final List<FigureOf<TradeFigures>> TRADING = List.of(
            new FigureOf<>(
                    "trades", "Round trips", FigureFormat.COUNT, TradeFigures::trades, "Trades from flat to flat."),
            new FigureOf<>(
                    "win_rate",
                    "Win rate",
                    FigureFormat.PERCENT,
                    TradeFigures::winRate,
                    "Share of round trips with a profit after costs."),
            new FigureOf<>(
                    "profit_factor",
                    "Profit factor",
                    FigureFormat.RATIO,
                    TradeFigures::profitFactor,
                    "Sum of the gains / sum of the losses."),
            new FigureOf<>(
                    "average_trade_pnl",
                    "Mean trade PnL",
                    FigureFormat.MONEY,
                    TradeFigures::averageTradePnl,
                    "Mean profit or loss of a round trip, after costs."),
            new FigureOf<>(
                    "turnover",
                    "Turnover a year",
                    FigureFormat.TIMES,
                    TradeFigures::turnover,
                    "Value of all fills / mean equity, a year."),
            new FigureOf<>(
                    "total_fees",
                    "Total fees",
                    FigureFormat.MONEY,
                    TradeFigures::totalFees,
                    "Money paid to the broker."),
            new FigureOf<>(
                    "total_slippage",
                    "Total slippage",
                    FigureFormat.MONEY,
                    TradeFigures::totalSlippage,
                    "Money lost against the bars' opens."),
            new FigureOf<>("orders", "Orders", FigureFormat.COUNT, TradeFigures::orders, "Orders submitted."),
            new FigureOf<>("fills", "Fills", FigureFormat.COUNT, TradeFigures::fills, "Executions."),
            new FigureOf<>(
                    "rejected",
                    "Rejected orders",
                    FigureFormat.COUNT,
                    TradeFigures::rejected,
                    "Orders refused; the warnings count the reasons, and orders.csv has them."),
            new FigureOf<>(
                    "open_position",
                    "Open position",
                    FigureFormat.UNITS,
                    TradeFigures::openPosition,
                    "Units held at the end; marked at the last close, not sold."));

    private static final List<FigureOf<LotFigures>> LOTS = List.of(
            new FigureOf<>(
                    "closed",
                    "Lots closed",
                    FigureFormat.COUNT,
                    LotFigures::closed,
                    "Parts of entering fills that leaving fills have closed, first in first out; they count where a"
                            + " position is added to and reduced without being flat."),
            new FigureOf<>(
                    "win_rate",
                    "Win rate of lots",
                    FigureFormat.PERCENT,
                    LotFigures::winRate,
                    "Share of closed lots with a profit after costs."),
            new FigureOf<>(
                    "profit_factor",
                    "Profit factor of lots",
                    FigureFormat.RATIO,
                    LotFigures::profitFactor,
                    "Sum of the gains / sum of the losses of closed lots."),
            new FigureOf<>(
                    "average_pnl",
                    "Mean lot PnL",
                    FigureFormat.MONEY,
                    LotFigures::averagePnl,
                    "Mean profit or loss of a closed lot, after costs."));

    private static final List<FigureOf<ErrorFigures>> FORECAST = List.of(
            new FigureOf<>(
                    "rmse_price",
                    "RMSE, price",
                    FigureFormat.PRICE,
                    ErrorFigures::rmsePrice,
                    "Root mean squared error of the price."),
            new FigureOf<>(
                    "mae_price",
                    "MAE, price",
                    FigureFormat.PRICE,
                    ErrorFigures::maePrice,
                    "Mean absolute error of the price."),
            new FigureOf<>(
                    "mape",
                    "MAPE",
                    FigureFormat.PERCENT,
                    ErrorFigures::mape,
                    "Mean absolute error as a share of the actual price."),
            new FigureOf<>(
                    "rmse_return",
                    "RMSE, return",
                    FigureFormat.BASIS_POINTS,
                    ErrorFigures::rmseReturn,
                    "Root mean squared error of the log return."),
            new FigureOf<>(
                    "mae_return",
                    "MAE, return",
                    FigureFormat.BASIS_POINTS,
                    ErrorFigures::maeReturn,
                    "Mean absolute error of the log return."),
            new FigureOf<>(
                    "directional_accuracy",
                    "Directional accuracy",
                    FigureFormat.PERCENT,
                    ErrorFigures::directionalAccuracy,
                    "Share of moves whose direction was forecast; persistence has no direction."),
            new FigureOf<>(
                    "ic",
                    "IC",
                    FigureFormat.COEFFICIENT,
                    ErrorFigures::ic,
                    "Pearson correlation of forecast and actual return."),
            new FigureOf<>(
                    "rank_ic",
                    "Rank IC",
                    FigureFormat.COEFFICIENT,
                    ErrorFigures::rankIc,
                    "Spearman correlation of forecast and actual return."));

    private static final List<FigureOf<RegimeBlock>> REGIME = List.of(
            new FigureOf<>(
                    "bars",
                    "Bars",
                    FigureFormat.COUNT,
                    RegimeBlock::bars,
                    "Traded bars that are labelled with the regime."),
            new FigureOf<>(
                    "pnl", "PnL", FigureFormat.MONEY, RegimeBlock::pnl, "Sum of the changes of equity in the regime."),
            new FigureOf<>(
                    "total_return",
                    "Return",
                    FigureFormat.PERCENT,
                    RegimeBlock::totalReturn,
                    "Returns of the strategy in the regime, compounded."),
            new FigureOf<>(
                    "benchmark_return",
                    "Buy and hold",
                    FigureFormat.PERCENT,
                    RegimeBlock::benchmarkReturn,
                    "Returns of buy and hold in the regime, compounded."),
            new FigureOf<>(
                    "sharpe",
                    "Sharpe ratio",
                    FigureFormat.RATIO,
                    RegimeBlock::sharpe,
                    "Mean / standard deviation of the returns in the regime, annualised; risk-free rate 0."),
            new FigureOf<>(
                    "hit_rate",
                    "Hit rate",
                    FigureFormat.PERCENT,
                    RegimeBlock::hitRate,
                    "Share of gains among the returns in the regime that are not 0."));

    private static final List<FigureOf<RegimeErrors>> REGIME_FORECAST = List.of(
            new FigureOf<>(
                    "forecasts",
                    "Forecasts",
                    FigureFormat.COUNT,
                    RegimeErrors::forecasts,
                    "Judged forecasts that were made in the regime."),
            new FigureOf<>(
                    "rmse_price",
                    "RMSE, price",
                    FigureFormat.PRICE,
                    RegimeErrors::rmsePrice,
                    "Root mean squared error of these, in price."),
            new FigureOf<>(
                    "rmse_return",
                    "RMSE, return",
                    FigureFormat.BASIS_POINTS,
                    RegimeErrors::rmseReturn,
                    "Root mean squared error of these, in log return."),
            new FigureOf<>(
                    "directional_accuracy",
                    "Direction right",
                    FigureFormat.PERCENT,
                    RegimeErrors::directionalAccuracy,
                    "Share of moves whose direction these forecasts had."),
            new FigureOf<>(
                    "skill_price",
                    "Skill, price",
                    FigureFormat.COEFFICIENT,
                    RegimeErrors::skillPrice,
                    "1 - mean squared error of these in price / persistence's."),
            new FigureOf<>(
                    "skill_return",
                    "Skill, return",
                    FigureFormat.COEFFICIENT,
                    RegimeErrors::skillReturn,
                    "1 - mean squared error of these in log return / persistence's."));

    private Figures() {}

    /** What the money did: strategy | buy and hold. */
    public static FigureTable performance(Summary summary) {
        StrategyFigures figures = summary.figures();
        return table(
                summary,
                "Performance",
                List.of("Strategy", "Buy and hold"),
                PERFORMANCE,
                List.of(figures.strategy(), figures.benchmark()));
    }

    /** How much was traded, and what it cost. */
    public static FigureTable trading(Summary summary) {
        return table(
                summary,
                "Trading",
                List.of("Strategy"),
                TRADING,
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
                .map(lots -> table(summary, "Lots (FIFO)", List.of("Strategy"), LOTS, List.of(lots)));
    }

    /** How good the forecasts were: model | persistence | skill. Empty for a run without a model. */
    public static Optional<FigureTable> forecast(Summary summary) {
        return summary.forecast()
                .map(forecast -> new FigureTable(
                        "Forecast errors",
                        List.of("Model", "Persistence", "Skill"),
                        FORECAST.stream()
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
        List<FigureTable.Row> rows = new ArrayList<>(rows(summary, REGIME, blocks));
        if (summary.forecast().isPresent()) {
            rows.addAll(rows(
                    summary,
                    REGIME_FORECAST,
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
