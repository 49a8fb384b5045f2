package io.hindcast.risk;

import io.hindcast.market.Bar;
import io.hindcast.trading.Order;
import io.hindcast.trading.Portfolio;

/**
 * An order that is about to go out. Made by the engine.
 *
 * @param order as it would be submitted; another check may have made it smaller already
 * @param bar at whose close it was decided; a copy that may be kept
 * @param portfolio cash and positions, marked at that close; valid during the call
 */
public record ProposedOrder(Order order, Bar bar, Portfolio portfolio) {
    /** Units that are held of the order's instrument; negative when short. */
    public double held() {
        return portfolio.position(order.instrument()).quantity();
    }

    /** True when the order, filled in whole, leaves less of the position that is held, or none. */
    public boolean reduces() {
        double held = held();
        double after = held + order.signedQuantity();
        return after * held >= 0 && Math.abs(after) < Math.abs(held);
    }
}
