package io.hindcast.engine.execution;

/** What the broker takes for a fill. */
@FunctionalInterface
public interface FeeModel {
    /**
     * The fee, in money.
     *
     * @param quantity units; positive
     * @param price paid or received a unit, slippage included
     */
    double fee(double quantity, double price);

    /**
     * A share of the money that changes hands: {@code bps / 10000 * quantity * price}.
     *
     * @param bps basis points
     */
    static FeeModel bps(double bps) {
        return (quantity, price) -> bps / 1e4 * (quantity * price);
    }
}
