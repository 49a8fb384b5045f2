package io.hindcast.engine.metrics;

/**
 * What happened in one regime, as docs/run-folder.md defines it. Undefined figures are NaN.
 *
 * @param bars that are labelled with it
 * @param pnl sum of the changes of equity from the close of each such bar to the next close
 * @param totalReturn of the strategy, compounded, a fraction
 * @param benchmarkReturn of buy and hold, compounded, a fraction
 * @param sharpe annualised
 * @param hitRate share of the returns above 0 among those that are not 0
 * @param errors of the forecasts that were made in it
 */
public record RegimeFigures(
        long bars,
        double pnl,
        double totalReturn,
        double benchmarkReturn,
        double sharpe,
        double hitRate,
        ForecastErrors errors) {}
