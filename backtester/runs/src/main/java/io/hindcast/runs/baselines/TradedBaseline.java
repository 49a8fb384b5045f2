package io.hindcast.runs.baselines;

import io.hindcast.engine.execution.Decision;
import io.hindcast.engine.execution.Quote;
import io.hindcast.engine.execution.TradingListener;
import io.hindcast.engine.execution.TradingLoop;
import io.hindcast.engine.metrics.Performance;
import io.hindcast.engine.metrics.TradeAccumulator;
import io.hindcast.engine.metrics.TradeStatistics;
import io.hindcast.engine.plugin.CallWatch;
import io.hindcast.forecast.Forecast;
import io.hindcast.market.Bar;
import io.hindcast.report.files.BaselineColumn;
import io.hindcast.report.summary.BaselineSection.FoldReturn;
import io.hindcast.report.summary.BaselineSection.Trading;
import io.hindcast.runs.baselines.Baselines.Contender;
import io.hindcast.runs.config.RunConfig;
import io.hindcast.runs.config.RunPlan;
import io.hindcast.store.queue.QueueMetadata;
import io.hindcast.trading.Fill;
import io.hindcast.trading.Order;
import io.hindcast.trading.OrderStatus;
import io.hindcast.trading.Trade;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A baseline in a trading loop of its own, with the run's costs, sizes and execution, and no halts after losses. */
final class TradedBaseline {
    private final Contender contender;
    private final BaselineColumn column;
    private final TradingLoop loop;
    private final Told told;

    TradedBaseline(Contender contender, RunConfig<?> run, QueueMetadata queue, RunPlan plan) {
        this.contender = contender;
        column = BaselineColumn.valueOf(contender.name().name());
        told = new Told(new EquityFigures(plan, run.annualisation().periodsPerYear()));
        loop = new TradingLoop(
                queue.instrument(),
                queue.interval(),
                contender.strategy(),
                run.trading().withoutHalts(),
                told);
    }

    Contender contender() {
        return contender;
    }

    /** Where its equity stands. */
    BaselineColumn column() {
        return column;
    }

    List<CallWatch> watches() {
        return loop.watches();
    }

    void onHistory(Bar bar) {
        loop.onHistory(bar);
    }

    void onBar(Bar bar, @Nullable Quote quote, @Nullable Forecast forecast, Decision decision) {
        loop.onBar(bar, quote, forecast, decision);
    }

    double equity() {
        return told.figures.equity();
    }

    Trading trading() {
        Performance performance = told.figures.performance();
        TradeStatistics trades = told.trades.statistics(told.figures.meanEquity(), told.figures.years());
        return new Trading(
                performance.totalReturn(),
                performance.cagr(),
                performance.sharpe(),
                performance.maxDrawdown(),
                trades.turnover(),
                trades.totalFees(),
                trades.trades());
    }

    List<FoldReturn> folds() {
        return told.figures.folds();
    }

    private record Told(EquityFigures figures, TradeAccumulator trades) implements TradingListener {
        Told(EquityFigures figures) {
            this(figures, new TradeAccumulator());
        }

        @Override
        public void order(long time, Order order, OrderStatus status, String reason) {
            trades.add(status);
        }

        @Override
        public void fill(Fill fill) {
            trades.add(fill);
        }

        @Override
        public void trade(Trade trade) {
            trades.add(trade);
        }

        @Override
        public void equity(
                long time, double cash, double positionValue, double equity, double benchmarkEquity, double exposure) {
            figures.add(time, equity, exposure, positionValue != 0);
        }
    }
}
