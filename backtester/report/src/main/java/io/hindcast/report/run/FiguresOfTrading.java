package io.hindcast.report.run;

import io.hindcast.report.page.FigureFormat;
import io.hindcast.report.summary.LotFigures;
import io.hindcast.report.summary.PerformanceFigures;
import io.hindcast.report.summary.TradeFigures;
import java.util.List;

/** What is shown of trading, in the order in which it is shown. */
final class FiguresOfTrading {
    static final List<FigureOf<PerformanceFigures>> PERFORMANCE = List.of(
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

    static final List<FigureOf<TradeFigures>> TRADING = List.of(
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

    static final List<FigureOf<LotFigures>> LOTS = List.of(
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

    private FiguresOfTrading() {}
}
