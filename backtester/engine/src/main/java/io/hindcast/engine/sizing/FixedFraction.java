package io.hindcast.engine.sizing;

import io.hindcast.plugin.PartSetup;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
import io.hindcast.sizing.PositionSizer;
import io.hindcast.sizing.PositionSizerProvider;
import io.hindcast.sizing.SizingContext;

/**
 * A fixed fraction of equity for a whole target: {@code fraction * target * equity / (price * multiplier)}.
 *
 * @param fraction of equity that a target of 1 holds
 */
public record FixedFraction(double fraction) implements PositionSizer {
    /** What strategies ask for, as they ask for it. */
    public static final FixedFraction AS_ASKED = new FixedFraction(1);

    @Override
    public double units(SizingContext context) {
        return fraction * context.target().fraction() * context.equity() / context.unitValue();
    }

    /** Named {@code fixed-fraction}. */
    public static final class Provider implements PositionSizerProvider {
        private static final Key<Double> FRACTION = Key.decimal("fraction", 0, 100, "What a target of 1 holds")
                .unit("parts of equity")
                .byDefault(1.0);

        @Override
        public String name() {
            return "fixed-fraction";
        }

        @Override
        public String description() {
            return "A fixed fraction of equity for a target of 1";
        }

        @Override
        public Keys keys() {
            return Keys.of(FRACTION);
        }

        @Override
        public PositionSizer create(PartSetup setup) {
            return new FixedFraction(setup.settings().get(FRACTION));
        }
    }
}
