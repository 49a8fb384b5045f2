package io.hindcast.engine.execution;

import io.hindcast.cost.FeeModel;

/**
 * A share of the money that changes hands: {@code bps / 10000 * quantity * price}.
 *
 * @param bps basis points
 */
record ProportionalFee(double bps) implements FeeModel {
    @Override
    public double fee(double quantity, double price) {
        return bps / 1e4 * (quantity * price);
    }
}
