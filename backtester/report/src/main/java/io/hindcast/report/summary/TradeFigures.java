package io.hindcast.report.summary;

/**
 * Figures of orders, fills and round trips: the section {@code trading}.
 *
 * @param trades round trips
 * @param winRate share of trades with a profit
 * @param profitFactor gains / losses
 * @param averageTradePnl money
 * @param orders submitted
 * @param fills executions
 * @param rejected orders
 * @param turnover a multiple of equity, a year
 * @param totalFees money
 * @param totalSlippage money
 * @param openPosition units at the end
 */
public record TradeFigures(
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
