package io.hindcast.engine.plugin;

import io.hindcast.cost.FillModel;
import io.hindcast.cost.FillRequest;

/** Fills whose failures bear their name, whose calls can be watched, and which stay within the bar and the order. */
public record ContainedFills(FillModel model, Calls calls) implements FillModel, Watched {
    /** Contains a model. */
    public static ContainedFills of(FillModel model, Plugged who) {
        return new ContainedFills(model, new Calls(who));
    }

    @Override
    public CallWatch watch() {
        return calls.watch();
    }

    @Override
    public Match match(FillRequest request) {
        return calls.get("match", () -> {
            Match match = model.match(request);
            if (match == null) {
                throw new IllegalStateException("it must not return null");
            }
            double price = match.price();
            boolean inside =
                    price >= request.bar().low() && price <= request.bar().high();
            if (!(inside || price == request.price())
                    || !(match.quantity() >= 0 && match.quantity() <= request.quantity())) {
                throw new IllegalStateException("the price must lie within the bar and the quantity be from 0 to "
                        + request.quantity() + ", but it gave " + match + " for " + request);
            }
            return match;
        });
    }
}
