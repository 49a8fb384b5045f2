package io.hindcast.engine.pipeline;

import io.hindcast.engine.execution.RecordedValue;
import io.hindcast.engine.execution.TradingListener;
import io.hindcast.trading.Fill;
import io.hindcast.trading.Order;
import io.hindcast.trading.OrderStatus;
import io.hindcast.trading.Trade;

/** Hands what trading does to the slot of the bar that it is done on. */
final class ForwardingListener implements TradingListener {
    @SuppressWarnings("NullAway.Init") // by to, before each bar
    private TradingListener slot;

    void to(TradingListener outcome) {
        this.slot = outcome;
    }

    @Override
    public void order(long time, Order order, OrderStatus status, String reason) {
        slot.order(time, order, status, reason);
    }

    @Override
    public void fill(Fill fill) {
        slot.fill(fill);
    }

    @Override
    public void trade(Trade trade) {
        slot.trade(trade);
    }

    @Override
    public void halted(long time, String reason) {
        slot.halted(time, reason);
    }

    @Override
    public void limited(long time, String reason) {
        slot.limited(time, reason);
    }

    @Override
    public void belowOneUnit(long time) {
        slot.belowOneUnit(time);
    }

    @Override
    public void marginCalled(long time) {
        slot.marginCalled(time);
    }

    @Override
    public void recorded(RecordedValue value) {
        slot.recorded(value);
    }

    @Override
    public void equity(long time, double cash, double value, double equity, double benchmark, double exposure) {
        slot.equity(time, cash, value, equity, benchmark, exposure);
    }
}
