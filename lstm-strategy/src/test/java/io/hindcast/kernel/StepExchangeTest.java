package io.hindcast.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StepExchangeTest {
    @Test
    void whatAPartWroteBeforeItsStepIsReadByWhoWaitedForIt() {
        Workers workers = new Workers(2);
        StepExchange exchange = new StepExchange(2, 2, Long.MAX_VALUE);
        int[] values = new int[2_001];
        AtomicInteger differences = new AtomicInteger();
        for (int round = 1; round <= 20; round++) {
            int now = round;
            exchange.reset();
            workers.run((part, parts) -> {
                // Each writes what the other reads one step later.
                for (int step = 1; step <= 1_000; step++) {
                    values[2 * step - part] = now;
                    exchange.finished(part, 1, step);
                    exchange.await(1 - part, 1, step);
                    if (values[2 * step - (1 - part)] != now) {
                        differences.incrementAndGet();
                    }
                }
            });
        }
        assertThat(differences.get()).isZero();
        assertThat(exchange.steps(0, 1)).isEqualTo(1_000);
    }

    @Test
    void aStepThatIsOverIsNotWaitedFor() {
        StepExchange exchange = new StepExchange(2, 2, Long.MAX_VALUE);
        exchange.finished(1, 1, 5);
        assertThat(exchange.await(1, 1, 3)).isTrue();
        assertThat(exchange.await(1, 1, 5)).isTrue();
        assertThat(exchange.steps(1, 0)).isZero();
        assertThat(exchange.steps(0, 1)).isZero();
        exchange.callOff();
        assertThat(exchange.await(1, 1, 5)).isFalse();
    }

    @Test
    void whoWaitsForTooLongCallsItOffForAll() {
        Workers workers = new Workers(2);
        StepExchange exchange = new StepExchange(2, 2, 200_000_000);
        AtomicInteger met = new AtomicInteger();
        workers.run((part, parts) -> {
            if (part == 0 && exchange.await(1, 1, 1)) {
                met.incrementAndGet();
            }
        });
        assertThat(met.get()).isZero();
        assertThat(exchange.isOff()).isTrue();
        exchange.reset();
        workers.run((part, parts) -> {
            exchange.finished(part, 1, 1);
            if (exchange.await(1 - part, 1, 1)) {
                met.incrementAndGet();
            }
        });
        assertThat(met.get()).isEqualTo(2);
    }
}
