package io.hindcast.runs.folder;

import io.hindcast.engine.accounting.Trade;
import io.hindcast.engine.pipeline.BarEvent;
import io.hindcast.engine.pipeline.BarStage;
import io.hindcast.engine.pipeline.TradingOutcome;
import io.hindcast.engine.pipeline.TradingOutcome.OrderChange;
import io.hindcast.engine.split.Segments;
import io.hindcast.market.Bar;
import io.hindcast.market.Instrument;
import io.hindcast.report.files.EquityColumn;
import io.hindcast.report.files.FillColumn;
import io.hindcast.report.files.ForecastColumn;
import io.hindcast.report.files.OrderColumn;
import io.hindcast.report.files.PriceColumn;
import io.hindcast.report.files.TradeColumn;
import io.hindcast.trading.Fill;
import io.hindcast.trading.Order;
import java.nio.file.Path;

/** Streams forecasts, prices, orders, fills, equity and trades to the run folder. Keeps nothing that grows. */
public final class RecordingStage extends BarStage implements AutoCloseable {
    private final String instrument;
    private final Segments segments;
    private final RunObserver observer;
    private final ForecastRows forecasts;
    private final CsvTable prices;
    private final CsvTable orders;
    private final CsvTable fills;
    private final CsvTable equity;
    private final CsvTable trades;

    /**
     * Opens the files.
     *
     * @param folder the run's
     * @param horizonBars of the forecasts; 0 in a run without a model, which has no {@code forecasts.csv} rows
     */
    public RecordingStage(
            Path folder, Instrument instrument, Segments segments, int horizonBars, RunObserver observer) {
        super("recording");
        this.instrument = instrument.id();
        this.segments = segments;
        this.observer = observer;
        forecasts = new ForecastRows(
                folder.resolve(ForecastColumn.FILE), instrument.id(), Math.max(1, horizonBars), observer);
        prices = new CsvTable(folder.resolve(PriceColumn.FILE), PriceColumn.values());
        orders = new CsvTable(folder.resolve(OrderColumn.FILE), OrderColumn.values());
        fills = new CsvTable(folder.resolve(FillColumn.FILE), FillColumn.values());
        equity = new CsvTable(folder.resolve(EquityColumn.FILE), EquityColumn.values());
        trades = new CsvTable(folder.resolve(TradeColumn.FILE), TradeColumn.values());
    }

    @Override
    protected void onBar(BarEvent event) {
        Bar bar = event.bar();
        forecasts.add(bar, segments.of(event.index()), event.forecastPrice());
        TradingOutcome outcome = event.outcome();
        if (!outcome.traded()) {
            return;
        }
        String time = CsvTable.time(bar.closeTime());
        prices.row(
                time,
                CsvTable.number(bar.open()),
                CsvTable.number(bar.high()),
                CsvTable.number(bar.low()),
                CsvTable.number(bar.close()));
        outcome.orders().forEach(this::write);
        outcome.fills().forEach(this::write);
        outcome.trades().forEach(this::write);
        equity.row(
                time,
                CsvTable.number(outcome.cash()),
                CsvTable.number(outcome.positionValue()),
                CsvTable.number(outcome.equity()),
                CsvTable.number(outcome.benchmarkEquity()),
                CsvTable.number(outcome.exposure()));
        observer.traded(bar);
        outcome.tell(bar.closeTime(), observer.trading());
    }

    private void write(OrderChange change) {
        Order order = change.order();
        orders.row(
                CsvTable.time(change.time()),
                Long.toString(order.id()),
                instrument,
                order.side().name(),
                order.type().name(),
                CsvTable.number(order.quantity()),
                "",
                "",
                order.timeInForce().name(),
                change.status().name(),
                change.reason());
    }

    private void write(Fill fill) {
        fills.row(
                CsvTable.time(fill.time()),
                Long.toString(fill.orderId()),
                instrument,
                fill.side().name(),
                CsvTable.number(fill.quantity()),
                CsvTable.number(fill.price()),
                CsvTable.number(fill.referencePrice()),
                CsvTable.number(fill.slippage()),
                CsvTable.number(fill.fee()));
    }

    private void write(Trade trade) {
        trades.row(
                instrument,
                trade.side().name(),
                CsvTable.time(trade.entryTime()),
                CsvTable.number(trade.entryPrice()),
                CsvTable.time(trade.exitTime()),
                CsvTable.number(trade.exitPrice()),
                CsvTable.number(trade.quantity()),
                CsvTable.number(trade.pnl()),
                CsvTable.number(trade.returnOnEntry()),
                CsvTable.number(trade.fees()),
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
                trades) {
            // Only closing is left to do.
        }
    }
}
