package io.hindcast.engine.execution;

import io.hindcast.cost.FeeModel;
import io.hindcast.cost.FillModel;
import io.hindcast.cost.SlippageModel;
import io.hindcast.trading.Fill;
import io.hindcast.trading.Order;

/**
 * A fill at the market's price, slippage and fee on top.
 *
 * @param slippage how much worse than the market's price it is
 * @param fee what the broker takes for it
 */
record FillAtMarket(SlippageModel slippage, FeeModel fee) implements FillModel {
    @Override
    public Fill fill(Order order, double quantity, double referencePrice, long time) {
        double pointValue = order.instrument().pointValue();
        double price = slippage.price(order.side(), referencePrice);
        return new Fill(
                order.id(),
                time,
                order.instrument(),
                order.side(),
                quantity,
                price,
                referencePrice,
                Math.abs(price - referencePrice) * quantity * pointValue,
                fee.fee(quantity * pointValue, price));
    }
}
