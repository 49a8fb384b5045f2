package io.hindcast.engine.accounting;

import io.hindcast.trading.Fill;
import io.hindcast.trading.Side;
import java.util.function.Consumer;

/**
 * Puts fills together to round trips. A fill that turns a long into a short position, or back, is split at zero: the first
 * part ends one trade, the rest begins the next, its fee in proportion.
 */
public final class RoundTrips {
    private final double pointValue;
    private final Consumer<Trade> trades;
    private double position;
    private Side side = Side.BUY;
    private long entryTime;
    private long entryBar;
    private double entered;
    private double entryValue;
    private double left;
    private double exitValue;
    private double fees;

    /**
     * @param pointValue money that one unit is worth for each 1 of its price
     * @param trades receives each trade when it ends
     */
    public RoundTrips(double pointValue, Consumer<Trade> trades) {
        this.pointValue = pointValue;
        this.trades = trades;
    }

    /**
     * Adds a fill.
     *
     * @param fill in the order of execution
     * @param bar number of the bar on which it was filled, counted from any bar
     */
    public void add(Fill fill, long bar) {
        double before = position;
        position = Account.quantityAfter(before, fill.signedQuantity());
        if (before == 0) {
            begin(fill, bar);
            enter(fill.quantity(), fill.price(), fill.fee());
        } else if (fill.side() == side) {
            enter(fill.quantity(), fill.price(), fill.fee());
        } else if (position != 0 && Math.signum(position) != Math.signum(before)) {
            double closing = Math.abs(before);
            double closingFee = fill.fee() * (closing / fill.quantity());
            leave(closing, fill.price(), closingFee);
            end(fill, bar);
            begin(fill, bar);
            enter(Math.abs(position), fill.price(), fill.fee() - closingFee);
        } else {
            leave(fill.quantity(), fill.price(), fill.fee());
            if (position == 0) {
                end(fill, bar);
            }
        }
    }

    private void begin(Fill fill, long bar) {
        side = fill.side();
        entryTime = fill.time();
        entryBar = bar;
        entered = 0;
        entryValue = 0;
        left = 0;
        exitValue = 0;
        fees = 0;
    }

    private void enter(double quantity, double price, double fee) {
        entered += quantity;
        entryValue += quantity * price;
        fees += fee;
    }

    private void leave(double quantity, double price, double fee) {
        left += quantity;
        exitValue += quantity * price;
        fees += fee;
    }

    private void end(Fill fill, long bar) {
        double pnl = side.sign() * (exitValue - entryValue) * pointValue - fees;
        trades.accept(new Trade(
                fill.instrument(),
                side,
                entryTime,
                entryValue / entered,
                fill.time(),
                exitValue / left,
                entered,
                pnl,
                pnl / (entryValue * pointValue),
                fees,
                bar - entryBar));
    }
}
