package io.hindcast.engine.cost;

import io.hindcast.cost.FillModel;
import io.hindcast.cost.FillModelProvider;
import io.hindcast.cost.FillRequest;
import io.hindcast.plugin.PartSetup;

/** All that may be filled, at the first price from the order's arrival on. */
public record FirstPrice() implements FillModel {
    @Override
    public Match match(FillRequest request) {
        return new Match(request.quantity(), request.price());
    }

    /** Named {@code first-price}. */
    public static final class Provider implements FillModelProvider {
        @Override
        public String name() {
            return "first-price";
        }

        @Override
        public String description() {
            return "At the first price from the order's arrival on: without latency the next open";
        }

        @Override
        public FillModel create(PartSetup setup) {
            return new FirstPrice();
        }
    }
}
