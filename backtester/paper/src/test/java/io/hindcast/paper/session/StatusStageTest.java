package io.hindcast.paper.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.engine.pipeline.BarEvent;
import io.hindcast.engine.pipeline.BarStage;
import io.hindcast.engine.pipeline.Pipeline;
import io.hindcast.engine.pipeline.PipelineSettings;
import io.hindcast.market.BarSource;
import io.hindcast.market.Instrument;
import io.hindcast.market.MutableBar;
import io.hindcast.paper.gate.GateVerdict;
import io.hindcast.paper.journal.Entry;
import io.hindcast.paper.view.PaperStatus;
import io.hindcast.trading.Fill;
import io.hindcast.trading.Order;
import io.hindcast.trading.OrderStatus;
import io.hindcast.trading.OrderType;
import io.hindcast.trading.Side;
import io.hindcast.trading.TimeInForce;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class StatusStageTest {
    private static final Instrument SPX = new Instrument("SPX");

    /** What happens on each bar, a word a change: the status of the order whose id follows. */
    private static final List<List<String>> BARS = List.of(
            List.of("SUBMITTED 1"),
            List.of("ACCEPTED 1", "PARTIALLY_FILLED 1"),
            List.of("PARTIALLY_FILLED 1", "SUBMITTED 2", "SUBMITTED 3"),
            List.of("FILLED 1", "PARTIALLY_FILLED 2", "REJECTED 3"),
            List.of("REJECTED 2"));

    @Test
    void aSessionIsFlatWhenNothingIsHeldAndNoOrderIsOpenHoweverManyPartsWereFilled() {
        Queue<Intake> intakes = new ArrayDeque<>();
        BARS.forEach(bar -> intakes.add(new Intake(
                List.of(), Optional.empty(), new Entry.Input(1, GateVerdict.ACCEPTED, 0, Optional.empty(), ""), 0)));
        List<PaperStatus> told = new ArrayList<>();
        List<String> counts = new ArrayList<>();
        StatusStage status = new StatusStage(intakes, Clock.systemUTC(), Long.MAX_VALUE, now -> {
            told.add(now);
            counts.add(now.orders() + " " + now.fills() + " " + now.rejected() + " " + now.open());
        });
        BarStage trading = new BarStage("trading") {
            @Override
            protected void onBar(BarEvent event) {
                trade(event);
            }
        };
        PipelineSettings settings =
                new PipelineSettings(1, 16, PipelineSettings.Waiting.BLOCKING, PipelineSettings.Threads.SHARED);
        new Pipeline(settings, 0, List.of(trading, status)).run(bars(), done -> {});

        // Orders, fills, rejected, open.
        assertThat(counts).containsExactly("1 0 0 1", "1 1 0 1", "3 2 0 3", "3 4 1 1", "3 4 2 0");
        assertThat(told.stream().map(PaperStatus::flat)).containsExactly(false, false, false, false, true);
    }

    private static void trade(BarEvent event) {
        long time = event.bar().closeTime();
        for (String change : BARS.get((int) event.index())) {
            OrderStatus status = OrderStatus.valueOf(change.split(" ", -1)[0]);
            long id = Long.parseLong(change.split(" ", -1)[1]);
            Order order = new Order(id, 1, SPX, Side.BUY, OrderType.MARKET, 30, TimeInForce.GTC);
            event.outcome().order(time, order, status, "");
            if (status == OrderStatus.FILLED || status == OrderStatus.PARTIALLY_FILLED) {
                event.outcome().fill(new Fill(id, time, SPX, Side.BUY, 10, 1, 1, 0, 0));
            }
        }
        event.outcome().equity(time, 1, 0, 1, 1, 0);
    }

    private static BarSource bars() {
        return new BarSource() {
            private int next;

            @Override
            public boolean next(MutableBar into) {
                into.set(next + 1, 1, 1, 1, 1, 1);
                return next++ < BARS.size();
            }

            @Override
            public void close() {}
        };
    }
}
