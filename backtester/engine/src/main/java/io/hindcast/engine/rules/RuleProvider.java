package io.hindcast.engine.rules;

import io.hindcast.market.Interval;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
import io.hindcast.settings.Settings;
import io.hindcast.strategy.Strategy;
import io.hindcast.strategy.StrategyProvider;
import io.hindcast.strategy.StrategySetup;

/** Makes the strategy of a rule. */
public abstract class RuleProvider implements StrategyProvider {
    /** What the rule means where it says short. */
    public static final Key<RuleMode> MODE = Key.choice(
                    "mode",
                    RuleMode.class,
                    "Flat or short while the rule says short; shorts need `trading.allow-short`")
            .byDefault(RuleMode.LONG_FLAT);

    /** How much is held. */
    public static final Key<Double> FRACTION = Key.decimal(
                    "fraction", 1e-6, 1, "The part of equity that a position takes when it is entered")
            .unit("parts of equity")
            .byDefault(0.95);

    private final String name;
    private final String description;
    private final Keys keys;

    RuleProvider(String name, String description, Keys keys) {
        this.name = name;
        this.description = description;
        this.keys = Keys.of(MODE, FRACTION).and(keys);
    }

    /** The rule that the section describes, which has seen no day. */
    abstract Rule rule(Settings settings, Interval interval);

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String description() {
        return description;
    }

    @Override
    public final Keys keys() {
        return keys;
    }

    @Override
    public final Strategy create(StrategySetup setup) {
        Settings settings = setup.settings();
        RuleMode mode = settings.get(MODE);
        double fraction = settings.get(FRACTION);
        return new RuleStrategy(
                new DayCloses(setup.interval(), setup.zone(setup.instruments().getFirst())),
                rule(settings, setup.interval()),
                mode,
                fraction);
    }
}
