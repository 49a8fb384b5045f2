package io.hindcast.engine.metrics;

import io.hindcast.engine.accounting.Account;
import io.hindcast.trading.Fill;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Computes {@link LotStatistics} from fills: each fill that makes the position larger opens a lot, each that makes it
 * smaller closes lots, the oldest first. A fill that turns the position round closes all and opens one with its rest. Fees
 * go with the units. A strategy that adds and takes away without ever being flat has closed lots and no round trip.
 */
final class LotAccumulator {
    /** What is left of a lot or of a fill, and is a smaller share of the fill, comes from adding up. */
    private static final double ROUNDING = 1e-12;

    /** Open lots are held in memory: from here on a new one is joined with the newest. */
    private final int most;

    private final Deque<Lot> lots = new ArrayDeque<>();
    private final CompensatedSum gains = new CompensatedSum();
    private final CompensatedSum losses = new CompensatedSum();
    private double position;
    private long closed;
    private long wins;
    private long joined;
    private long barsHeld;

    private static final class Lot {
        private final long bar;
        private double quantity;
        private double price;
        private double feePerUnit;

        private Lot(long bar, double quantity, double price, double feePerUnit) {
            this.bar = bar;
            this.quantity = quantity;
            this.price = price;
            this.feePerUnit = feePerUnit;
        }
    }

    LotAccumulator() {
        this(100_000);
    }

    LotAccumulator(int most) {
        this.most = most;
    }

    /**
     * Adds an execution.
     *
     * @param bar number of its bar
     */
    void add(Fill fill, long bar) {
        double feePerUnit = fill.fee() / fill.quantity();
        double before = position;
        position = Account.quantityAfter(before, fill.signedQuantity());
        double left = fill.quantity();
        boolean closes = before != 0 && Math.signum(before) != fill.side().sign();
        while (closes && left > 0 && !lots.isEmpty()) {
            Lot oldest = lots.peek();
            double rounding = ROUNDING * fill.quantity();
            boolean all = left >= oldest.quantity - rounding;
            double quantity = all ? oldest.quantity : left;
            close(oldest, quantity, fill, feePerUnit, bar);
            left = left - quantity <= rounding ? 0 : left - quantity;
            oldest.quantity -= quantity;
            if (all) {
                lots.remove();
            }
        }
        if (position == 0) {
            lots.clear();
        } else if (!closes || Math.signum(position) != Math.signum(before)) {
            open(new Lot(bar, closes ? Math.abs(position) : left, fill.price(), feePerUnit));
        }
    }

    private void close(Lot lot, double quantity, Fill fill, double feePerUnit, long bar) {
        double pnl = quantity
                * (-fill.side().sign()
                                * (fill.price() - lot.price)
                                * fill.instrument().pointValue()
                        - lot.feePerUnit
                        - feePerUnit);
        closed++;
        barsHeld += bar - lot.bar;
        if (pnl > 0) {
            wins++;
            gains.add(pnl);
        } else {
            losses.add(-pnl);
        }
    }

    private void open(Lot lot) {
        if (lots.size() < most) {
            lots.add(lot);
            return;
        }
        joined++;
        Lot newest = lots.peekLast();
        double share = lot.quantity / (newest.quantity + lot.quantity);
        newest.price += (lot.price - newest.price) * share;
        newest.feePerUnit += (lot.feePerUnit - newest.feePerUnit) * share;
        newest.quantity += lot.quantity;
    }

    LotStatistics statistics() {
        return new LotStatistics(
                closed,
                (double) wins / closed,
                losses.value() > 0 ? gains.value() / losses.value() : Double.NaN,
                (gains.value() - losses.value()) / closed,
                (double) barsHeld / closed,
                lots.size(),
                joined);
    }
}
