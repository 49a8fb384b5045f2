package io.hindcast.engine.builtin;

import io.hindcast.strategy.BarContext;
import io.hindcast.strategy.Strategy;
import io.hindcast.trading.TargetPosition;

/** Buys at the first opportunity and holds. Tries again on the next bar when nothing was bought. */
public final class BuyAndHold implements Strategy {
    private final double fraction;

    /** @param fraction of equity at the first close to invest; the rest stays cash, and pays for a gap up */
    public BuyAndHold(double fraction) {
        this.fraction = fraction;
    }

    @Override
    public void onBar(BarContext context) {
        if (context.portfolio().position(context.instrument()).flat()) {
            context.orders().target(new TargetPosition(context.instrument(), fraction));
        }
    }
}
