package io.hindcast.engine.execution;

import io.hindcast.strategy.BarContext;
import io.hindcast.strategy.Strategy;
import io.hindcast.trading.Side;
import java.util.Arrays;
import java.util.Iterator;

/** One signed quantity a bar as a market order; 0 for none. */
final class ScriptedOrders implements Strategy {
    private final Iterator<Double> quantities;

    ScriptedOrders(Double... quantities) {
        this.quantities = Arrays.asList(quantities).iterator();
    }

    @Override
    public void onBar(BarContext context) {
        double quantity = quantities.hasNext() ? quantities.next() : 0;
        if (quantity != 0) {
            context.orders().market(context.instrument(), quantity > 0 ? Side.BUY : Side.SELL, Math.abs(quantity));
        }
    }
}
