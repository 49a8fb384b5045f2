package io.hindcast.execution;

import io.hindcast.market.Bar;
import io.hindcast.trading.Fill;
import io.hindcast.trading.Order;

/** At what price an order meets a bar. */
@FunctionalInterface
public interface FillModel {
    /**
     * The fill that a resting order gets, if it can be paid.
     *
     * @param order submitted at the close of an earlier bar
     * @param bar the next bar
     */
    Fill fill(Order order, Bar bar);

    /** In whole, at the bar's open: the first price after the decision. */
    static FillModel atOpen(SlippageModel slippageModel, FeeModel feeModel) {
        return (order, bar) -> {
            double reference = bar.open();
            double price = slippageModel.price(order.side(), reference);
            return new Fill(
                    order.id(),
                    bar.closeTime(),
                    order.instrument(),
                    order.side(),
                    order.quantity(),
                    price,
                    reference,
                    Math.abs(price - reference) * order.quantity(),
                    feeModel.fee(order.quantity(), price));
        };
    }
}
