package io.hindcast.report.run;

import io.hindcast.report.page.FigureFormat;
import io.hindcast.report.summary.RegimeBlock;
import io.hindcast.report.summary.RegimeBlock.RegimeErrors;
import java.util.List;

/** What is shown of a regime, in the order in which it is shown. */
final class FiguresOfRegimes {
    static final List<FigureOf<RegimeBlock>> TRADED = List.of(
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

    static final List<FigureOf<RegimeErrors>> FORECAST = List.of(
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

    private FiguresOfRegimes() {}
}
