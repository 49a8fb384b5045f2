package io.hindcast.runs.baselines;

import io.hindcast.engine.metrics.CompensatedSum;
import io.hindcast.trading.Fill;
import java.util.List;

/** What the run's own fills have cost for each money that changed hands. */
final class TradedMoney {
    private final CompensatedSum traded = new CompensatedSum();
    private final CompensatedSum costs = new CompensatedSum();

    void add(List<Fill> fills) {
        for (Fill fill : fills) {
            traded.add(fill.quantity() * fill.price() * fill.instrument().pointValue());
            costs.add(fill.fee() + fill.slippage());
        }
    }

    /** Fees and slippage / money traded; 0 without a fill. */
    double cost() {
        return traded.value() > 0 ? costs.value() / traded.value() : 0;
    }
}
