package io.hindcast.engine.plugin;

import io.hindcast.cost.Execution;
import io.hindcast.cost.FeeModel;

/** Fees whose failures bear their name, whose calls can be watched, and of which each is a number. */
public record ContainedFees(FeeModel model, Calls calls) implements FeeModel, Watched {
    /** Contains a model. */
    public static ContainedFees of(FeeModel model, Plugged who) {
        return new ContainedFees(model, new Calls(who));
    }

    @Override
    public CallWatch watch() {
        return calls.watch();
    }

    @Override
    public double fee(Execution execution) {
        return calls.get("fee", () -> {
            double fee = model.fee(execution);
            if (!Double.isFinite(fee)) {
                throw new IllegalStateException("it must give a finite number, but gave " + fee + " for " + execution);
            }
            return fee;
        });
    }

    @Override
    public void filled(Execution execution) {
        calls.run("filled", () -> model.filled(execution));
    }
}
