package io.hindcast.cost;

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
}
