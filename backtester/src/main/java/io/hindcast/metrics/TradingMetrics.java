package io.hindcast.metrics;

import io.hindcast.accounting.Trade;
import io.hindcast.execution.OrderStatus;
import io.hindcast.execution.TradingListener;
import io.hindcast.trading.Fill;
import io.hindcast.trading.Order;

/** Computes all figures of trading, of strategy and benchmark, while it happens. */
public final class TradingMetrics implements TradingListener {
    private final PerformanceAccumulator strategy;
    private final PerformanceAccumulator benchmark;
    private final TradeAccumulator trading = new TradeAccumulator();
    private boolean benchmarkHolds;

    /** @param annualisation bars a year */
    public TradingMetrics(Annualisation annualisation) {
        strategy = new PerformanceAccumulator(annualisation.periodsPerYear());
        benchmark = new PerformanceAccumulator(annualisation.periodsPerYear());
    }

    @Override
    public void order(long time, Order order, OrderStatus status, String reason) {
        trading.add(status);
    }

    @Override
    public void fill(Fill fill) {
        trading.add(fill);
    }

    @Override
    public void trade(Trade trade) {
        trading.add(trade);
    }

    @Override
    public void equity(
            long time, double cash, double positionValue, double equity, double benchmarkEquity, double exposure) {
        strategy.add(time, equity, exposure, positionValue != 0);
        // Buy and hold is in the market, with all it has, from the second bar on.
        benchmark.add(time, benchmarkEquity, benchmarkHolds ? 1 : 0, benchmarkHolds);
        benchmarkHolds = true;
    }

    /** Figures of the strategy's equity so far. */
    public Performance strategy() {
        return strategy.performance();
    }

    /** Figures of buy and hold so far. */
    public Performance benchmark() {
        return benchmark.performance();
    }

    /** Figures of orders, fills and round trips so far. */
    public TradeStatistics trading() {
        return trading.statistics(strategy.meanEquity(), strategy.years());
    }
}
