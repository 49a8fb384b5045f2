package io.hindcast.cost;

/** How much of an order a bar fills, and at which price of the market. */
@FunctionalInterface
public interface FillModel {
    /**
     * What an order meets on a bar, if it can be paid.
     *
     * @param request an order that has arrived, and what the bar has for it
     */
    Match match(FillRequest request);

    /**
     * What an order meets.
     *
     * @param quantity units; at most those of the request, and 0 when the order goes on resting
     * @param price of the market, without slippage; within the bar, or that of the request
     */
    record Match(double quantity, double price) {}
}
