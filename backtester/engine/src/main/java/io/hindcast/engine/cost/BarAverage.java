package io.hindcast.engine.cost;

import io.hindcast.cost.FillModel;
import io.hindcast.cost.FillModelProvider;
import io.hindcast.cost.FillRequest;
import io.hindcast.market.Bar;
import io.hindcast.plugin.PartSetup;

/** All that may be filled, at {@code (open + high + low + close) / 4}: what an order that is worked over the bar may expect. */
record BarAverage() implements FillModel {
    @Override
    public Match match(FillRequest request) {
        Bar bar = request.bar();
        double average = (bar.open() + bar.high() + bar.low() + bar.close()) / 4;
        return new Match(request.quantity(), Math.clamp(average, bar.low(), bar.high()));
    }

    /** Named {@code bar-average}. */
    public static final class Provider implements FillModelProvider {
        @Override
        public String name() {
            return "bar-average";
        }

        @Override
        public String description() {
            return "At the mean of open, high, low and close, as an order that is worked over the whole bar";
        }

        @Override
        public FillModel create(PartSetup setup) {
            return new BarAverage();
        }
    }
}
