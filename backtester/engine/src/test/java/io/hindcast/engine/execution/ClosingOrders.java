package io.hindcast.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.engine.accounting.Account;
import io.hindcast.engine.execution.RecordedTrading.OrderRow;
import io.hindcast.trading.Fill;
import io.hindcast.trading.OrderStatus;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What holds of the orders that the engine submits itself, those whose first change bears a reason. */
final class ClosingOrders {
    private ClosingOrders() {}

    static Set<Long> of(RecordedTrading recorded) {
        return recorded.orders.stream()
                .filter(row ->
                        row.status() == OrderStatus.SUBMITTED && !row.reason().isEmpty())
                .map(row -> row.order().id())
                .collect(Collectors.toSet());
    }

    /** No fill of them moves the position through zero, nor away from it. */
    static void requireReduceOnly(RecordedTrading recorded) {
        Set<Long> closing = of(recorded);
        double held = 0;
        for (Fill fill : recorded.fills) {
            double after = Account.quantityAfter(held, fill.signedQuantity());
            if (closing.contains(fill.orderId())) {
                assertThat(Math.abs(after)).as(fill.toString()).isLessThan(Math.abs(held));
                // Not isNotNegative, to which a zero can be negative.
                assertThat(after * held).as(fill.toString()).isGreaterThanOrEqualTo(-0.0);
            }
            held = after;
        }
    }

    static void requireFlatWithNothingOpen(RecordedTrading recorded) {
        assertThat(recorded.equity.getLast().positionValue()).isZero();
        Set<Long> open = new HashSet<>();
        for (OrderRow row : recorded.orders) {
            switch (row.status()) {
                case SUBMITTED -> open.add(row.order().id());
                case FILLED, CANCELLED, REJECTED ->
                    assertThat(open.remove(row.order().id())).isTrue();
                default -> {}
            }
        }
        assertThat(open).isEmpty();
    }
}
