package io.hindcast.report.summary;

/**
 * Figures of an equity curve: the sections {@code strategy} and {@code benchmark}.
 *
 * @param initialEquity money
 * @param finalEquity money
 * @param totalReturn a fraction
 * @param cagr a fraction
 * @param volatility annualised
 * @param sharpe annualised
 * @param sortino annualised
 * @param maxDrawdown a positive fraction
 * @param maxDrawdownBars bars
 * @param calmar a ratio
 * @param probabilisticSharpe a probability
 * @param exposure mean of |exposure|
 * @param timeInMarket share of bars
 */
public record PerformanceFigures(
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
