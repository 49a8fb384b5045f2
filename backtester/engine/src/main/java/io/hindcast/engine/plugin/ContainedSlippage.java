package io.hindcast.engine.plugin;

import io.hindcast.cost.Execution;
import io.hindcast.cost.SlippageModel;

/** Slippage whose failures bear its name, whose calls can be watched, and which makes no price better. */
public record ContainedSlippage(SlippageModel model, Calls calls) implements SlippageModel, Watched {
    /** Contains a model. */
    public static ContainedSlippage of(SlippageModel model, Plugged who) {
        return new ContainedSlippage(model, new Calls(who));
    }

    @Override
    public CallWatch watch() {
        return calls.watch();
    }

    @Override
    public double price(Execution execution) {
        return calls.get("price", () -> {
            double price = model.price(execution);
            // Written so that NaN fails too.
            if (!(price > 0 && execution.side().sign() * (price - execution.price()) >= 0)
                    || Double.isInfinite(price)) {
                throw new IllegalStateException(
                        "a buy must pay at least the market's price, a sell must receive at most"
                                + " that and more than 0, but it gave " + price + " for " + execution);
            }
            return price;
        });
    }

    @Override
    public void filled(Execution execution) {
        calls.run("filled", () -> model.filled(execution));
    }
}
