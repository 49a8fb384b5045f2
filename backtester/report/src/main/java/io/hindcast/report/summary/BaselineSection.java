package io.hindcast.report.summary;

import java.util.List;
import java.util.Optional;

/**
 * What a run stands beside: the section {@code baselines}. All of it is of the same bars, folds and costs as the run.
 *
 * @param list those that there are
 * @param leftOut those that there are not, and why
 * @param randomTrader the run's own positions in random order; empty where {@code noRandomTrader} says why
 * @param noRandomTrader why there is none; empty where there is one
 */
public record BaselineSection(
        List<Baseline> list,
        List<LeftOut> leftOut,
        Optional<RandomTrader> randomTrader,
        Optional<String> noRandomTrader) {
    /** Copies the lists. */
    public BaselineSection {
        list = List.copyOf(list);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * A baseline.
     *
     * @param name as in {@code baselines.csv}, with hyphens
     * @param what it is, with its settings, in words
     * @param trading what it has earned; empty where it does not trade
     * @param forecast how good its forecasts were; empty where it makes none
     * @param folds what it has earned on each fold's test; empty where there is one fold, or it does not trade
     */
    public record Baseline(
            String name,
            String what,
            Optional<Trading> trading,
            Optional<Forecast> forecast,
            Optional<List<FoldReturn>> folds) {}

    /**
     * What a baseline has earned.
     *
     * @param totalReturn a fraction
     * @param cagr a fraction
     * @param sharpe annualised
     * @param maxDrawdown a positive fraction
     * @param turnover money traded / mean equity, a year; NaN for buy and hold, which trades once
     * @param totalFees money; NaN for buy and hold
     * @param trades round trips
     */
    public record Trading(
            double totalReturn,
            double cagr,
            double sharpe,
            double maxDrawdown,
            double turnover,
            double totalFees,
            long trades) {}

    /**
     * Errors of a baseline's forecasts out of sample, as in {@link ForecastFigures}.
     *
     * @param count forecasts whose actual price is known
     * @param rmsePrice in price
     * @param rmseReturn in log return
     * @param directionalAccuracy a share
     * @param skillPrice against persistence
     * @param skillReturn against persistence
     */
    public record Forecast(
            long count,
            double rmsePrice,
            double rmseReturn,
            double directionalAccuracy,
            double skillPrice,
            double skillReturn) {}

    /**
     * Of one fold.
     *
     * @param foldNumber from 1
     * @param totalReturn from the close before its test to its last
     */
    public record FoldReturn(long foldNumber, double totalReturn) {}

    /**
     * A baseline that is missing.
     *
     * @param name of it
     * @param reason why, in words
     */
    public record LeftOut(String name, String reason) {}

    /**
     * The run's own spells in the market and out of it, each of its length and size, in random order, at the run's own cost per
     * money traded.
     *
     * @param draws how many orders were drawn
     * @param holdingSpells in which something was held
     * @param flatSpells in which nothing was
     * @param costBps of the money that changed hands, fees and slippage
     * @param ownReturn of the spells in the order in which they were, by the same arithmetic
     * @param q05 total return that 5 % of the draws stay below or at
     * @param q25 the same of 25 %
     * @param q50 the same of 50 %
     * @param q75 the same of 75 %
     * @param q95 the same of 95 %
     * @param atLeastOwn draws with a total return of {@code ownReturn} or more
     * @param pValue {@code (1 + atLeastOwn) / (1 + draws)}
     */
    public record RandomTrader(
            long draws,
            long holdingSpells,
            long flatSpells,
            double costBps,
            double ownReturn,
            double q05,
            double q25,
            double q50,
            double q75,
            double q95,
            long atLeastOwn,
            double pValue) {}
}
