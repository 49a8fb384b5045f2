package io.hindcast.cost;

/**
 * What the broker takes for a fill. It is asked for fills that may never come, to see what can be paid, so that the answer
 * must depend on the execution and on the fills that it was told of alone, and must not fall when the quantity grows.
 */
@FunctionalInterface
public interface FeeModel {
    /**
     * The fee, in money; negative for a rebate.
     *
     * @param execution at the price that is paid or received
     */
    double fee(Execution execution);

    /** A fill has happened, and its fee was paid; told of each, in order. */
    default void filled(Execution execution) {}
}
