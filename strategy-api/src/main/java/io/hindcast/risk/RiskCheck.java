package io.hindcast.risk;

/**
 * Looks at an order before it goes out. It is asked for every order of a strategy, at the close of its decision, and never
 * for one by which the engine closes a position.
 */
@FunctionalInterface
public interface RiskCheck {
    /** Whether the order may go out, and how much of it. */
    RiskDecision check(ProposedOrder proposed);
}
