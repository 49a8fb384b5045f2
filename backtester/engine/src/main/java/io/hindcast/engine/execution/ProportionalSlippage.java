package io.hindcast.engine.execution;

import io.hindcast.cost.SlippageModel;
import io.hindcast.trading.Side;

/**
 * A share of the price: a buy pays {@code reference * (1 + bps / 10000)}, a sell receives {@code reference * (1 - bps /
 * 10000)}.
 *
 * @param bps basis points
 */
record ProportionalSlippage(double bps) implements SlippageModel {
    @Override
    public double price(Side side, double referencePrice) {
        return referencePrice * (1 + side.sign() * (bps / 1e4));
    }
}
