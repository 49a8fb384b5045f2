package io.hindcast.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.engine.execution.ExecutionClient;
import io.hindcast.market.Instrument;
import io.hindcast.trading.Fill;
import io.hindcast.trading.Order;
import io.hindcast.trading.OrderStatus;
import io.hindcast.trading.OrderType;
import io.hindcast.trading.Side;
import io.hindcast.trading.TimeInForce;
import org.junit.jupiter.api.Test;

class IncidentAccumulatorTest {
    private static final Instrument SPX = new Instrument("SPX");

    private final IncidentAccumulator accumulator = new IncidentAccumulator();

    private void bar(long time, double volume, String halt) {
        accumulator.begin(volume);
        if (halt != null) {
            accumulator.halted(time, halt);
        }
        accumulator.equity(time, 1, 0, 1, 1, 0);
    }

    private void order(long time, OrderStatus status, String reason) {
        Order order = new Order(1, time, SPX, Side.BUY, OrderType.MARKET, 1, TimeInForce.GTC);
        accumulator.order(time, order, status, reason);
    }

    @Test
    void haltsAreToldApartByTimeAndReason() {
        bar(1, 1, "a");
        bar(2, 1, "a");
        bar(3, 1, null);
        bar(4, 1, "a");
        bar(5, 1, "b");
        Incidents incidents = accumulator.incidents();
        assertThat(incidents.halts())
                .containsExactly(
                        new Incidents.Halt("a", 1, 2, 2),
                        new Incidents.Halt("a", 4, 4, 1),
                        new Incidents.Halt("b", 5, 5, 1));
        assertThat(incidents.haltCount()).isEqualTo(3);
        assertThat(incidents.haltedBars()).isEqualTo(4);
        assertThat(incidents.bars()).isEqualTo(5);
    }

    @Test
    void manyHaltsAreCountedAndFewKept() {
        for (int i = 0; i < 1_000; i++) {
            bar(i, 1, "day " + i);
        }
        assertThat(accumulator.incidents().halts()).hasSize(IncidentAccumulator.KEPT_HALTS);
        assertThat(accumulator.incidents().haltCount()).isEqualTo(1_000);
    }

    @Test
    void reasonsAreCountedWithoutTheirFigures() {
        order(7, OrderStatus.REJECTED, "quantity 2.5 is not whole (trading.quantity is whole)");
        order(8, OrderStatus.REJECTED, "not enough cash: has 1.5 and needs 2.0 for 1.0 at 2.0 and a fee of 0.0");
        order(9, OrderStatus.REJECTED, "not enough cash: has 3.5 and needs 4.0 for 1.0 at 4.0 and a fee of 0.0");
        order(9, OrderStatus.UPDATED, ExecutionClient.LESS_WANTED);
        order(9, OrderStatus.UPDATED, "too large a position: 4.0 at 2.0");
        Incidents incidents = accumulator.incidents();
        assertThat(incidents.rejections().all().count()).isEqualTo(3);
        assertThat(incidents.rejections().all().first()).isEqualTo(7);
        assertThat(incidents.rejections().counts().toString())
                .isEqualTo("{not enough cash=2, quantity … is not whole (trading.quantity is whole)=1}");
        assertThat(incidents.cuts().counts()).containsOnlyKeys("too large a position");
    }

    @Test
    void reasonsThatAreAllDifferentDoNotGrow() {
        for (int i = 0; i < 1_000; i++) {
            order(i, OrderStatus.REJECTED, "because of " + (char) ('a' + i % 26) + (char) ('a' + i / 26));
        }
        assertThat(accumulator.incidents().rejections().counts()).hasSizeLessThanOrEqualTo(31);
        assertThat(accumulator.incidents().rejections().counts().get(ReasonCounts.OTHERS))
                .isEqualTo(970);
    }

    @Test
    void fillsOnBarsWithoutVolumeAreCounted() {
        accumulator.begin(0);
        accumulator.fill(new Fill(1, 3, SPX, Side.BUY, 1, 1, 1, 0, 0));
        accumulator.begin(5);
        accumulator.fill(new Fill(1, 4, SPX, Side.BUY, 1, 1, 1, 0, 0));
        assertThat(accumulator.incidents().fillsWithoutVolume().count()).isEqualTo(1);
        assertThat(accumulator.incidents().fillsWithoutVolume().first()).isEqualTo(3);
        assertThat(accumulator.incidents().fills()).isEqualTo(2);
    }
}
