package io.hindcast.engine.cost;

import io.hindcast.cost.Execution;

/** The least that a sale brings: a hundredth of the market's price, where a model would leave it less or nothing. */
final class SoldForSomething {
    private static final double LEAST = 0.01;

    private SoldForSomething() {}

    static double floor(Execution execution, double price) {
        return Math.max(LEAST * execution.price(), price);
    }
}
