package io.hindcast.engine.rules;

import io.hindcast.market.Bar;
import io.hindcast.strategy.BarContext;
import io.hindcast.strategy.Strategy;
import io.hindcast.trading.TargetPosition;

/**
 * Is on the side that a rule says. Orders only when it is on another side, so that a position that has been entered is not
 * rebalanced, and an order that came to nothing is tried again at the next close.
 */
final class RuleStrategy implements Strategy {
    private final DayCloses days;
    private final Rule rule;
    private final RuleMode mode;
    private final double fraction;
    private int wanted;

    /** @param fraction of equity that a position takes */
    RuleStrategy(DayCloses days, Rule rule, RuleMode mode, double fraction) {
        this.days = days;
        this.rule = rule;
        this.mode = mode;
        this.fraction = fraction;
    }

    @Override
    public void onHistory(Bar bar) {
        take(bar);
    }

    @Override
    public void onBar(BarContext context) {
        take(context.bar());
        double held = context.portfolio().position(context.instrument()).quantity();
        if (wanted != (int) Math.signum(held)) {
            context.orders().target(new TargetPosition(context.instrument(), wanted * fraction));
        }
    }

    private void take(Bar bar) {
        double ended = days.add(bar);
        if (!Double.isNaN(ended)) {
            wanted = mode.side(rule.onDay(ended));
        }
    }
}
