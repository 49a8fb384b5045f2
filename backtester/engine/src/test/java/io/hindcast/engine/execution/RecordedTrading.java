package io.hindcast.engine.execution;

import io.hindcast.engine.accounting.Trade;
import io.hindcast.trading.Fill;
import io.hindcast.trading.Order;
import io.hindcast.trading.OrderStatus;
import java.util.ArrayList;
import java.util.List;

/** Remembers all that a listener is told. */
final class RecordedTrading implements TradingListener {
    record OrderRow(long time, Order order, OrderStatus status, String reason) {}

    record EquityRow(
            long time, double cash, double positionValue, double equity, double benchmarkEquity, double exposure) {}

    final List<Object> events = new ArrayList<>();
    final List<OrderRow> orders = new ArrayList<>();
    final List<Fill> fills = new ArrayList<>();
    final List<Trade> trades = new ArrayList<>();
    final List<EquityRow> equity = new ArrayList<>();
    final List<String> limits = new ArrayList<>();

    @Override
    public void order(long time, Order order, OrderStatus status, String reason) {
        orders.add(new OrderRow(time, order, status, reason));
        events.add(orders.getLast());
    }

    @Override
    public void limited(long time, String reason) {
        limits.add(reason);
    }

    @Override
    public void fill(Fill fill) {
        fills.add(fill);
        events.add(fill);
    }

    @Override
    public void trade(Trade trade) {
        trades.add(trade);
        events.add(trade);
    }

    @Override
    public void equity(
            long time, double cash, double positionValue, double equity, double benchmarkEquity, double exposure) {
        this.equity.add(new EquityRow(time, cash, positionValue, equity, benchmarkEquity, exposure));
        events.add(this.equity.getLast());
    }
}
