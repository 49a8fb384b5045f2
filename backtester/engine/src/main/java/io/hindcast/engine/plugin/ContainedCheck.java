package io.hindcast.engine.plugin;

import io.hindcast.risk.ProposedOrder;
import io.hindcast.risk.RiskCheck;
import io.hindcast.risk.RiskDecision;

/** A check whose failures bear its name, whose calls can be watched, and which makes no order larger. */
public record ContainedCheck(RiskCheck check, Calls calls) implements RiskCheck, Watched {
    /** Contains a check. */
    public static ContainedCheck of(RiskCheck check, Plugged who) {
        return new ContainedCheck(check, new Calls(who));
    }

    @Override
    public CallWatch watch() {
        return calls.watch();
    }

    @Override
    public RiskDecision check(ProposedOrder proposed) {
        return calls.get("check", () -> {
            RiskDecision decision = check.check(proposed);
            if (decision == null) {
                throw new IllegalStateException("it must not return null");
            }
            if (decision instanceof RiskDecision.Clamp clamp
                    && clamp.quantity() > proposed.order().quantity()) {
                throw new IllegalStateException(
                        "it must make an order smaller, not larger, but gave " + clamp + " for " + proposed.order());
            }
            return decision;
        });
    }
}
