package io.hindcast.runs.folder;

import io.hindcast.engine.pipeline.BarEvent;
import io.hindcast.engine.pipeline.BarStage;
import io.hindcast.engine.pipeline.TradingOutcome;
import io.hindcast.engine.pipeline.TradingOutcome.OrderChange;
import io.hindcast.engine.plugin.CallWatch;
import io.hindcast.market.Bar;
import io.hindcast.market.Instrument;
import io.hindcast.report.files.EquityColumn;
import io.hindcast.report.files.FillColumn;
import io.hindcast.report.files.ForecastColumn;
import io.hindcast.report.files.OrderColumn;
import io.hindcast.report.files.PriceColumn;
import io.hindcast.report.files.TradeColumn;
import io.hindcast.runs.config.RunPlan;
import io.hindcast.trading.Fill;
import io.hindcast.trading.Order;
import io.hindcast.trading.Trade;
import java.nio.file.Path;
import java.util.List;

/** Streams forecasts, prices, orders, fills, equity and trades to the run folder. Keeps nothing that grows. */
public final class RecordingStage extends BarStage implements AutoCloseable {
    private final String instrument;
    private final RunPlan plan;
    private final RunObserver observer;
    private final ForecastRows forecasts;
    private final RowWriter prices;
    private final RowWriter orders;
    private final RowWriter fills;
    private final RowWriter equity;
    private final RowWriter trades;
    private final StrategyRows own;

    /**
     * Opens the files.
     *
     * @param folder the run's
     * @param horizonBars of the forecasts; 0 in a run without a model, which has no {@code forecasts.csv} rows
     */
    public RecordingStage(Path folder, Instrument instrument, RunPlan plan, int horizonBars, RunObserver observer) {
        super("recording");
        this.instrument = instrument.id();
        this.plan = plan;
        this.observer = observer;
        forecasts = new ForecastRows(
                folder.resolve(ForecastColumn.FILE), instrument.id(), Math.max(1, horizonBars), observer);
        prices = new RowWriter(folder.resolve(PriceColumn.FILE), PriceColumn.values());
        orders = new RowWriter(folder.resolve(OrderColumn.FILE), OrderColumn.values());
        fills = new RowWriter(folder.resolve(FillColumn.FILE), FillColumn.values());
        equity = new RowWriter(folder.resolve(EquityColumn.FILE), EquityColumn.values());
        trades = new RowWriter(folder.resolve(TradeColumn.FILE), TradeColumn.values());
        own = new StrategyRows(folder);
    }

    @Override
    public List<CallWatch> watches() {
        return observer.watches();
    }

    @Override
    protected void onBar(BarEvent event) {
        Bar bar = event.bar();
        forecasts.add(bar, plan.line().of(bar.closeTime()), plan.foldAt(bar.closeTime()), event.forecastPrice());
        TradingOutcome outcome = event.outcome();
        if (!outcome.traded()) {
            return;
        }
        String time = RowWriter.time(bar.closeTime());
        prices.row(
                time,
                RowWriter.number(bar.open()),
                RowWriter.number(bar.high()),
                RowWriter.number(bar.low()),
                RowWriter.number(bar.close()));
        outcome.orders().forEach(this::write);
        outcome.fills().forEach(this::write);
        outcome.trades().forEach(this::write);
        own.add(outcome);
        equity.row(
                time,
                RowWriter.number(outcome.cash()),
                RowWriter.number(outcome.positionValue()),
                RowWriter.number(outcome.equity()),
                RowWriter.number(outcome.benchmarkEquity()),
                RowWriter.number(outcome.exposure()));
        observer.traded(bar);
        outcome.tell(bar.closeTime(), observer.trading());
    }

    private void write(OrderChange change) {
        Order order = change.order();
        orders.row(
                RowWriter.time(change.time()),
                Long.toString(order.id()),
                instrument,
                order.side().name(),
                order.type().name(),
                RowWriter.number(order.quantity()),
                "",
                "",
                order.timeInForce().name(),
                change.status().name(),
                change.reason());
    }

    private void write(Fill fill) {
        fills.row(
                RowWriter.time(fill.time()),
                Long.toString(fill.orderId()),
                instrument,
                fill.side().name(),
                RowWriter.number(fill.quantity()),
                RowWriter.number(fill.price()),
                RowWriter.number(fill.referencePrice()),
                RowWriter.number(fill.slippage()),
                RowWriter.number(fill.fee()));
    }

    private void write(Trade trade) {
        trades.row(
                instrument,
                trade.side().name(),
                RowWriter.time(trade.entryTime()),
                RowWriter.number(trade.entryPrice()),
                RowWriter.time(trade.exitTime()),
                RowWriter.number(trade.exitPrice()),
                RowWriter.number(trade.quantity()),
                RowWriter.number(trade.pnl()),
                RowWriter.number(trade.returnOnEntry()),
                RowWriter.number(trade.fees()),
                Long.toString(trade.barsHeld()));
    }

    /** Writes the forecasts whose horizon lies behind the last bar, and finishes all files. */
    @Override
    public void close() {
        try (forecasts;
                prices;
                orders;
                fills;
                equity;
                trades;
                own) {
            // Only closing is left to do.
        }
    }
}
