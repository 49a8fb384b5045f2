package io.hindcast.engine.rules;

import io.hindcast.market.Interval;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
import io.hindcast.settings.Settings;

/** Makes {@code macd}. */
public final class MacdProvider extends RuleProvider {
    private static final Key<Integer> FAST =
            Key.integer("fast", 1, 10_000, "Of the fast average").unit("days").byDefault(12);
    private static final Key<Integer> SLOW = Key.integer("slow", 2, 10_000, "Of the slow average; more than fast")
            .unit("days")
            .byDefault(26);
    private static final Key<Integer> SIGNAL = Key.integer("signal", 1, 10_000, "Of the average of their difference")
            .unit("days")
            .byDefault(9);

    /** For {@link java.util.ServiceLoader}. */
    public MacdProvider() {
        super(
                "macd",
                "Long while the difference of two exponential averages is above its signal line (Appel; 12, 26, 9)",
                Keys.of(FAST, SLOW, SIGNAL));
    }

    @Override
    Rule rule(Settings settings, Interval interval) {
        int fast = settings.get(FAST);
        int slow = settings.get(SLOW);
        int signal = settings.get(SIGNAL);
        if (slow <= fast) {
            throw settings.invalid(SLOW, "must be more than fast (" + fast + "), but is " + slow);
        }
        return new Macd(fast, slow, signal);
    }
}
