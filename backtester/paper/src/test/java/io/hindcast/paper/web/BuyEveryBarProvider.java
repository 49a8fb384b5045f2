package io.hindcast.paper.web;

import io.hindcast.strategy.Strategy;
import io.hindcast.strategy.StrategyProvider;
import io.hindcast.strategy.StrategySetup;
import io.hindcast.trading.Side;

/** A strategy that never stops by itself: a unit is bought on each bar on which it may decide. */
public final class BuyEveryBarProvider implements StrategyProvider {
    @Override
    public String name() {
        return "buy-every-bar";
    }

    @Override
    public String description() {
        return "Buys a unit on every bar";
    }

    @Override
    public Strategy create(StrategySetup setup) {
        return context -> context.orders().market(context.instrument(), Side.BUY, 1);
    }
}
