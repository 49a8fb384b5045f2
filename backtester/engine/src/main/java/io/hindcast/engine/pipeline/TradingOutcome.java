package io.hindcast.engine.pipeline;

import io.hindcast.engine.execution.RecordedValue;
import io.hindcast.engine.execution.TradingListener;
import io.hindcast.trading.Fill;
import io.hindcast.trading.Order;
import io.hindcast.trading.OrderStatus;
import io.hindcast.trading.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What trading did on one bar, kept in the bar's slot until recording has passed: lets the two run in two threads. */
public final class TradingOutcome implements TradingListener {
    private final List<OrderChange> orders = new ArrayList<>(2);
    private final List<Fill> fills = new ArrayList<>(2);
    private final List<Trade> trades = new ArrayList<>(2);
    private final List<RecordedValue> values = new ArrayList<>(0);
    private boolean traded;
    private @Nullable String halt;
    private @Nullable String limit;
    private boolean marginCall;
    private boolean belowOneUnit;
    private double cash;
    private double positionValue;
    private double equity;
    private double benchmarkEquity;
    private double exposure;

    /**
     * A change of an order.
     *
     * @param time of the bar on which it changed, nanoseconds since 1970-01-01T00:00Z
     * @param reason why it was rejected, made smaller or forced; may be empty
     */
    public record OrderChange(long time, Order order, OrderStatus status, String reason) {}

    void clear() {
        orders.clear();
        fills.clear();
        trades.clear();
        values.clear();
        traded = false;
        halt = null;
        limit = null;
        marginCall = false;
        belowOneUnit = false;
    }

    @Override
    public void order(long time, Order order, OrderStatus status, String reason) {
        orders.add(new OrderChange(time, order, status, reason));
    }

    @Override
    public void fill(Fill fill) {
        fills.add(fill);
    }

    @Override
    public void trade(Trade trade) {
        trades.add(trade);
    }

    @Override
    public void halted(long time, String reason) {
        halt = reason;
    }

    @Override
    public void limited(long time, String reason) {
        limit = reason;
    }

    @Override
    public void belowOneUnit(long time) {
        belowOneUnit = true;
    }

    @Override
    public void marginCalled(long time) {
        marginCall = true;
    }

    @Override
    public void recorded(RecordedValue value) {
        values.add(value);
    }

    @Override
    public void equity(long time, double money, double value, double total, double benchmark, double exposed) {
        traded = true;
        cash = money;
        positionValue = value;
        equity = total;
        benchmarkEquity = benchmark;
        exposure = exposed;
    }

    /** True when the bar belongs to the traded range: the values below are set. */
    public boolean traded() {
        return traded;
    }

    /** In the order in which they happened. */
    public List<OrderChange> orders() {
        return orders;
    }

    /** In the order in which they happened. */
    public List<Fill> fills() {
        return fills;
    }

    /** Round trips that ended on this bar. */
    public List<Trade> trades() {
        return trades;
    }

    /** What the strategy recorded at the close, in that order. */
    public List<RecordedValue> values() {
        return values;
    }

    /** Which limit forbade to decide at the close; empty when none did. */
    public Optional<String> halt() {
        return Optional.ofNullable(halt);
    }

    /** Money on the account at the close. */
    public double cash() {
        return cash;
    }

    /** Units held x close. */
    public double positionValue() {
        return positionValue;
    }

    /** Cash and position value. */
    public double equity() {
        return equity;
    }

    /** Money that buy and hold would have. */
    public double benchmarkEquity() {
        return benchmarkEquity;
    }

    /** Position value as a fraction of equity. */
    public double exposure() {
        return exposure;
    }

    /**
     * Tells another listener all of it, orders first.
     *
     * @param time of the bar, nanoseconds since 1970-01-01T00:00Z
     */
    public void tell(long time, TradingListener listener) {
        for (OrderChange change : orders) {
            listener.order(change.time(), change.order(), change.status(), change.reason());
        }
        fills.forEach(listener::fill);
        trades.forEach(listener::trade);
        if (halt != null) {
            listener.halted(time, halt);
        }
        if (limit != null) {
            listener.limited(time, limit);
        }
        if (belowOneUnit) {
            listener.belowOneUnit(time);
        }
        if (marginCall) {
            listener.marginCalled(time);
        }
        values.forEach(listener::recorded);
        if (traded) {
            listener.equity(time, cash, positionValue, equity, benchmarkEquity, exposure);
        }
    }
}
