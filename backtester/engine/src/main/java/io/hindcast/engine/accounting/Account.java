package io.hindcast.engine.accounting;

import io.hindcast.market.Instrument;
import io.hindcast.trading.Fill;
import io.hindcast.trading.Portfolio;
import io.hindcast.trading.Position;

/**
 * Cash and one position, changed by fills and marked at prices: {@code equity = cash + quantity * price * multiplier}. A
 * fill marks at its reference price, so that it costs exactly its slippage and its fee.
 */
public final class Account implements Portfolio {
    /** A rest smaller than this share of the fill that left it is a rounding error of adding up units, not a position. */
    private static final double ROUNDING = 1e-12;

    private final Holding holding;
    private final double pointValue;
    private double cash;
    private double price;

    /**
     * An account with cash and no position.
     *
     * @param instrument the only one that it may hold
     * @param initialCash money
     */
    public Account(Instrument instrument, double initialCash) {
        this.holding = new Holding(instrument);
        this.pointValue = instrument.pointValue();
        this.cash = initialCash;
    }

    /**
     * Units held after a fill. A rest of at most 1e-12 of the fill is 0, so that buying 0.1 and 0.2 and selling 0.3 ends
     * flat.
     *
     * @param held units before, negative when short
     * @param signedQuantity units filled, negative when sold
     */
    public static double quantityAfter(double held, double signedQuantity) {
        double after = held + signedQuantity;
        return Math.abs(after) <= ROUNDING * Math.abs(signedQuantity) ? 0.0 : after;
    }

    /** Pays for a fill or takes its proceeds, pays its fee, and marks at its reference price. */
    public void apply(Fill fill) {
        cash -= fill.signedQuantity() * fill.price() * pointValue + fill.fee();
        holding.apply(fill);
        price = fill.referencePrice();
    }

    /** Values the position at a price. */
    public void mark(double newPrice) {
        price = newPrice;
    }

    @Override
    public double cash() {
        return cash;
    }

    /** Units held; negative when short. */
    public double quantity() {
        return holding.quantity;
    }

    /** The price of the last mark; 0 before the first. */
    public double price() {
        return price;
    }

    /** Money that one unit is worth for each 1 of its price; 1 where the instrument has no multiplier. */
    public double pointValue() {
        return pointValue;
    }

    /** {@code quantity * price * multiplier}; negative when short. */
    public double positionValue() {
        return holding.quantity * price * pointValue;
    }

    @Override
    public double equity() {
        return cash + positionValue();
    }

    @Override
    public Position position(Instrument instrument) {
        if (!holding.instrument.equals(instrument)) {
            throw new IllegalArgumentException(
                    "this run trades " + holding.instrument + " only: instrument=" + instrument);
        }
        return holding;
    }

    private final class Holding implements Position {
        private final Instrument instrument;
        private double quantity;
        private double averagePrice;

        private Holding(Instrument instrument) {
            this.instrument = instrument;
        }

        private void apply(Fill fill) {
            double before = quantity;
            quantity = quantityAfter(before, fill.signedQuantity());
            if (quantity == 0) {
                averagePrice = 0;
            } else if (Math.signum(before) != Math.signum(quantity)) {
                averagePrice = fill.price();
            } else if (Math.abs(quantity) > Math.abs(before)) {
                averagePrice += (fill.price() - averagePrice) * (fill.quantity() / Math.abs(quantity));
            }
        }

        @Override
        public Instrument instrument() {
            return instrument;
        }

        @Override
        public double quantity() {
            return quantity;
        }

        @Override
        public double averagePrice() {
            return averagePrice;
        }

        @Override
        public double marketValue() {
            return positionValue();
        }
    }
}
