package io.hindcast.runs.folder;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.engine.accounting.Trade;
import io.hindcast.engine.execution.TradingListener;
import io.hindcast.market.Bar;
import io.hindcast.trading.Fill;
import io.hindcast.trading.Order;
import io.hindcast.trading.OrderStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a run as docs/run-folder.md says, and its bars beside it. */
final class RunOnDisk implements TradingListener {
    private final Map<String, StringBuilder> files = new LinkedHashMap<>();
    private final TradingListener next;

    RunOnDisk(TradingListener next) {
        this.next = next;
        begin("forecasts.csv", "time,instrument,fold,close,forecast,target_time,actual,persistence");
        begin(
                "orders.csv",
                "time,order_id,instrument,side,type,quantity,limit_price,stop_price,time_in_force,status,reason");
        begin("fills.csv", "time,order_id,instrument,side,quantity,price,reference_price,slippage,fee");
        begin("equity.csv", "time,cash,position_value,equity,benchmark_equity,exposure");
        begin(
                "trades.csv",
                "instrument,side,entry_time,entry_price,exit_time,exit_price,quantity,pnl,return,fees,bars_held");
    }

    void forecast(Bar bar, String fold, double forecast, Bar targetOrNull) {
        row(
                "forecasts.csv",
                time(bar.closeTime()),
                "SPX",
                fold,
                bar.close(),
                forecast,
                targetOrNull == null ? "" : time(targetOrNull.closeTime()),
                targetOrNull == null ? "" : targetOrNull.close(),
                bar.close());
    }

    @Override
    public void order(long time, Order order, OrderStatus status, String reason) {
        next.order(time, order, status, reason);
        row(
                "orders.csv",
                time(time),
                order.id(),
                order.instrument(),
                order.side(),
                order.type(),
                order.quantity(),
                "",
                "",
                order.timeInForce(),
                status,
                '"' + reason + '"');
    }

    @Override
    public void fill(Fill fill) {
        next.fill(fill);
        row(
                "fills.csv",
                time(fill.time()),
                fill.orderId(),
                fill.instrument(),
                fill.side(),
                fill.quantity(),
                fill.price(),
                fill.referencePrice(),
                fill.slippage(),
                fill.fee());
    }

    @Override
    public void trade(Trade trade) {
        next.trade(trade);
        row(
                "trades.csv",
                trade.instrument(),
                trade.side(),
                time(trade.entryTime()),
                trade.entryPrice(),
                time(trade.exitTime()),
                trade.exitPrice(),
                trade.quantity(),
                trade.pnl(),
                trade.returnOnEntry(),
                trade.fees(),
                trade.barsHeld());
    }

    @Override
    public void halted(long time, String reason) {
        next.halted(time, reason);
    }

    @Override
    public void limited(long time, String reason) {
        next.limited(time, reason);
    }

    @Override
    public void marginCalled(long time) {
        next.marginCalled(time);
    }

    @Override
    public void equity(
            long time, double cash, double positionValue, double equity, double benchmarkEquity, double exposure) {
        next.equity(time, cash, positionValue, equity, benchmarkEquity, exposure);
        row(
                "equity.csv",
                time(time),
                cash,
                positionValue,
                equity,
                benchmarkEquity,
                Double.isNaN(exposure) ? "" : exposure);
    }

    void write(Path folder, List<Bar> bars, ObjectNode summary) throws IOException {
        for (Map.Entry<String, StringBuilder> file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue(), StandardCharsets.UTF_8);
        }
        Files.writeString(folder.resolve("summary.json"), summary.toPrettyString(), StandardCharsets.UTF_8);
        begin("bars.csv", "time,open,high,low,close,volume");
        for (Bar bar : bars) {
            row("bars.csv", time(bar.closeTime()), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
        }
        Files.writeString(folder.resolve("bars.csv"), files.remove("bars.csv"), StandardCharsets.UTF_8);
    }

    private void begin(String file, String header) {
        files.put(file, new StringBuilder(header).append('\n'));
    }

    private void row(String file, Object... values) {
        files.get(file).append(Arrays.stream(values).map(Object::toString).collect(Collectors.joining(",", "", "\n")));
    }

    private static String time(long nanos) {
        return Instant.EPOCH.plusNanos(nanos).toString();
    }
}
