package io.hindcast.engine.rules;

import io.hindcast.market.Interval;
import io.hindcast.settings.Keys;
import io.hindcast.settings.Settings;

/** Makes {@code one-day-reversal}. */
public final class ReversalProvider extends RuleProvider {
    /** For {@link java.util.ServiceLoader}. */
    public ReversalProvider() {
        super("one-day-reversal", "Minus the sign of the last day's return (Lehmann 1990, with days)", Keys.NONE);
    }

    @Override
    Rule rule(Settings settings, Interval interval) {
        return new Reversal();
    }
}
