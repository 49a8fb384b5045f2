package io.hindcast.engine.metrics;

import io.hindcast.engine.accounting.Account;
import io.hindcast.engine.accounting.Trade;
import io.hindcast.trading.Fill;
import io.hindcast.trading.OrderStatus;

/** Computes {@link TradeStatistics} from orders, fills and round trips, one at a time. */
public final class TradeAccumulator {
    private final CompensatedSum gains = new CompensatedSum();
    private final CompensatedSum losses = new CompensatedSum();
    private final CompensatedSum traded = new CompensatedSum();
    private final CompensatedSum fees = new CompensatedSum();
    private final CompensatedSum slippage = new CompensatedSum();
    private long trades;
    private long wins;
    private long orders;
    private long fills;
    private long rejected;
    private double position;

    /** Adds a change of an order. */
    public void add(OrderStatus status) {
        switch (status) {
            case SUBMITTED -> orders++;
            case REJECTED -> rejected++;
            case ACCEPTED, UPDATED, CANCELLED, PARTIALLY_FILLED, FILLED -> {
                // Counted with its fills, or with its submission.
            }
        }
    }

    /** Adds an execution. */
    public void add(Fill fill) {
        fills++;
        traded.add(fill.quantity() * fill.price() * fill.instrument().pointValue());
        fees.add(fill.fee());
        slippage.add(fill.slippage());
        position = Account.quantityAfter(position, fill.signedQuantity());
    }

    /** Adds a round trip. */
    public void add(Trade trade) {
        trades++;
        if (trade.pnl() > 0) {
            wins++;
            gains.add(trade.pnl());
        } else {
            losses.add(-trade.pnl());
        }
    }

    /**
     * The figures so far.
     *
     * @param meanEquity mean of equity over all bars
     * @param years from the first bar to the last
     */
    public TradeStatistics statistics(double meanEquity, double years) {
        boolean comparable = meanEquity > 0 && years > 0;
        return new TradeStatistics(
                trades,
                (double) wins / trades,
                losses.value() > 0 ? gains.value() / losses.value() : Double.NaN,
                (gains.value() - losses.value()) / trades,
                orders,
                fills,
                rejected,
                comparable ? traded.value() / meanEquity / years : Double.NaN,
                fees.value(),
                slippage.value(),
                position);
    }
}
