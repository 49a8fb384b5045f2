package io.hindcast.engine.metrics;

import io.hindcast.engine.execution.TradingListener;
import io.hindcast.metric.EquityPoint;
import io.hindcast.metric.Metric;
import io.hindcast.trading.Fill;
import io.hindcast.trading.Order;
import io.hindcast.trading.OrderStatus;
import io.hindcast.trading.Trade;
import java.util.List;

/** Computes all figures of trading, of strategy and benchmark, while it happens. */
public final class TradingMetrics implements TradingListener {
    private final PerformanceAccumulator strategy;
    private final PerformanceAccumulator benchmark;
    private final TradeAccumulator trading = new TradeAccumulator();
    private final LotAccumulator lots = new LotAccumulator();
    private final IncidentAccumulator incidents = new IncidentAccumulator();
    private final List<Metric> others;
    private boolean benchmarkHolds;
    private long bar;

    /** @param annualisation bars a year */
    public TradingMetrics(Annualisation annualisation) {
        this(annualisation, List.of());
    }

    /**
     * @param annualisation bars a year
     * @param others figures that are computed beside those of this class; told of equity and trades
     */
    public TradingMetrics(Annualisation annualisation, List<? extends Metric> others) {
        this.others = List.copyOf(others);
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
        others.forEach(metric -> metric.onTrade(trade));
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
        if (!others.isEmpty()) {
            EquityPoint point = new EquityPoint(time, cash, positionValue, equity, benchmarkEquity, exposure);
            others.forEach(metric -> metric.onEquity(point));
        }
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
