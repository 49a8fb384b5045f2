package io.hindcast.execution;

import io.hindcast.accounting.Account;
import io.hindcast.market.Bar;
import io.hindcast.trading.Fill;
import io.hindcast.trading.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds resting orders and matches them with the next bar, in the order of their submission. */
final class SimulatedExchange {
    private final FillModel fillModel;
    private final RiskCheck riskCheck;
    private final List<Order> resting = new ArrayList<>();

    SimulatedExchange(FillModel fillModel, RiskCheck riskCheck) {
        this.fillModel = fillModel;
        this.riskCheck = riskCheck;
    }

    /** What matching leads to. Each fill is to change the account before the next order is looked at. */
    interface Executions {
        void filled(Order order, Fill fill);

        void rejected(Order order, String reason);
    }

    /** Keeps an order until the next bar. */
    void submit(Order order) {
        resting.add(order);
    }

    /** Units that resting orders will add to the position, negative when they sell. */
    double restingQuantity() {
        double sum = 0;
        for (Order order : resting) {
            sum += order.signedQuantity();
        }
        return sum;
    }

    /** Fills or rejects every resting order; none is left. */
    void match(Bar bar, Account account, Executions executions) {
        for (Order order : resting) {
            Fill fill = fillModel.fill(order, bar);
            Optional<String> objection = riskCheck.objection(fill, account);
            if (objection.isPresent()) {
                executions.rejected(order, objection.get());
            } else {
                executions.filled(order, fill);
            }
        }
        resting.clear();
    }
}
