package io.hindcast.engine.metrics;

/**
 * Figures of an equity curve, as docs/run-folder.md defines them. Undefined ones are NaN.
 *
 * @param initialEquity money at the first close
 * @param finalEquity money at the last close
 * @param totalReturn a fraction
 * @param cagr compound annual growth rate over calendar time, a fraction; NaN below 360 days, for it is an
 *     extrapolation there
 * @param volatility standard deviation of the bars' returns, annualised
 * @param sharpe annualised, against a risk-free rate of 0
 * @param sortino annualised, against a target of 0
 * @param maxDrawdown a positive fraction
 * @param maxDrawdownBars most bars in a row below an earlier peak
 * @param calmar {@code cagr / maxDrawdown}
 * @param probabilisticSharpe probability that the true Sharpe ratio is above 0
 * @param exposure mean of |exposure|
 * @param timeInMarket share of bars that closed with a position
 */
public record Performance(
        double initialEquity,
        double finalEquity,
        double totalReturn,
        double cagr,
        double volatility,
        double sharpe,
        double sortino,
        double maxDrawdown,
        long maxDrawdownBars,
        double calmar,
        double probabilisticSharpe,
        double exposure,
        double timeInMarket) {}
