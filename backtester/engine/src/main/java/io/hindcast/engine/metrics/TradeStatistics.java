package io.hindcast.engine.metrics;

/**
 * Figures of orders, fills and round trips, as docs/run-folder.md defines them. Undefined ones are NaN.
 *
 * @param trades round trips
 * @param winRate share of trades with pnl > 0
 * @param profitFactor sum of gains / sum of losses
 * @param averageTradePnl money
 * @param orders submitted
 * @param fills executions
 * @param rejected orders that were rejected
 * @param turnover money traded / mean equity, a year
 * @param totalFees money
 * @param totalSlippage money
 * @param openPosition units at the end, negative when short
 */
public record TradeStatistics(
        long trades,
        double winRate,
        double profitFactor,
        double averageTradePnl,
        long orders,
        long fills,
        long rejected,
        double turnover,
        double totalFees,
        double totalSlippage,
        double openPosition) {}
