package io.hindcast.engine.sizing;

import io.hindcast.plugin.PartSetup;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
import io.hindcast.sizing.PositionSizer;
import io.hindcast.sizing.PositionSizerProvider;
import io.hindcast.sizing.SizingContext;

/**
 * A fixed number of units for a whole target: {@code quantity * target}.
 *
 * @param quantity units that a target of 1 holds
 */
record FixedQuantity(double quantity) implements PositionSizer {
    @Override
    public double units(SizingContext context) {
        return quantity * context.target().fraction();
    }

    /** Named {@code fixed-quantity}. */
    public static final class Provider implements PositionSizerProvider {
        private static final Key<Double> QUANTITY = Key.decimal("quantity", 0, 1e15, "What a target of 1 holds")
                .unit("units")
                .byDefault(1.0);

        @Override
        public String name() {
            return "fixed-quantity";
        }

        @Override
        public String description() {
            return "A fixed number of units for a target of 1";
        }

        @Override
        public Keys keys() {
            return Keys.of(QUANTITY);
        }

        @Override
        public PositionSizer create(PartSetup setup) {
            return new FixedQuantity(setup.settings().get(QUANTITY));
        }
    }
}
