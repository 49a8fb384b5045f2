package io.hindcast.engine.builtin;

import io.hindcast.settings.Settings;
import io.hindcast.strategy.Strategy;
import io.hindcast.strategy.StrategyProvider;
import io.hindcast.strategy.StrategySetup;

/** Makes {@code buy-and-hold}, with the setting {@code fraction}: share of equity to invest, default 0.95. */
public final class BuyAndHoldProvider implements StrategyProvider {
    @Override
    public String name() {
        return "buy-and-hold";
    }

    @Override
    public String description() {
        return "Buys at the first opportunity and holds (fraction: share of equity to invest, default 0.95)";
    }

    @Override
    public Strategy create(StrategySetup setup) {
        Settings settings = setup.settings();
        return new BuyAndHold(settings.decimal("fraction", 0.95, 0.01, 1));
    }
}
