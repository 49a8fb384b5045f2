package io.hindcast.engine.metrics;

import io.hindcast.engine.accounting.Trade;
import io.hindcast.engine.execution.TradingListener;
import io.hindcast.trading.Fill;
import io.hindcast.trading.Order;
import io.hindcast.trading.OrderStatus;

/** Computes all figures of trading, of strategy and benchmark, while it happens. */
public final class TradingMetrics implements TradingListener {
    private final PerformanceAccumulator strategy;
    private final PerformanceAccumulator benchmark;
    private final TradeAccumulator trading = new TradeAccumulator();
    private final LotAccumulator lots = new LotAccumulator();
    private final IncidentAccumulator incidents = new IncidentAccumulator();
    private boolean benchmarkHolds;
    private long bar;

    /** @param annualisation bars a year */
    public TradingMetrics(Annualisation annualisation) {
        strategy = new PerformanceAccumulator(annualisation.periodsPerYear());
        benchmark = new PerformanceAccumulator(annualisation.periodsPerYear());
    }

    /**
     * Told of each traded bar before anything that trading did on it.
     *
     * @param volume of the bar
     */
    public void begin(double volume) {
        incidents.begin(volume);
    }

    @Override
    public void order(long time, Order order, OrderStatus status, String reason) {
        trading.add(status);
        incidents.order(time, order, status, reason);
    }

    @Override
    public void fill(Fill fill) {
        trading.add(fill);
        lots.add(fill, bar);
        incidents.fill(fill);
    }

    @Override
    public void trade(Trade trade) {
        trading.add(trade);
    }

    @Override
    public void halted(long time, String reason) {
        incidents.halted(time, reason);
    }

    @Override
    public void limited(long time, String reason) {
        incidents.limited(time, reason);
    }

    @Override
    public void belowOneUnit(long time) {
        incidents.belowOneUnit(time);
    }

    @Override
    public void marginCalled(long time) {
        incidents.marginCalled(time);
    }

    @Override
    public void equity(
            long time, double cash, double positionValue, double equity, double benchmarkEquity, double exposure) {
        strategy.add(time, equity, exposure, positionValue != 0);
        // Buy and hold is in the market, with all it has, from the second bar on.
        benchmark.add(time, benchmarkEquity, benchmarkHolds ? 1 : 0, benchmarkHolds);
        benchmarkHolds = true;
        incidents.equity(time, cash, positionValue, equity, benchmarkEquity, exposure);
        bar++;
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

    /** Figures of lots so far. */
    public LotStatistics lots() {
        return lots.statistics();
    }

    /** What kept the strategy from trading as it wanted, so far. */
    public Incidents incidents() {
        return incidents.incidents();
    }
}
