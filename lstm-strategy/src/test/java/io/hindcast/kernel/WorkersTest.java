package io.hindcast.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class WorkersTest {
    @Test
    void everyPartIsComputedOnceInEachRound() {
        Workers workers = new Workers(3);
        AtomicIntegerArray seen = new AtomicIntegerArray(3);
        for (int round = 1; round <= 2_000; round++) {
            workers.run((part, parts) -> {
                assertThat(parts).isEqualTo(3);
                seen.incrementAndGet(part);
            });
            for (int part = 0; part < 3; part++) {
                assertThat(seen.get(part)).isEqualTo(round);
            }
        }
    }

    @Test
    void whoFindsThemBusyComputesAllAlone() {
        Workers workers = new Workers(2);
        AtomicInteger alone = new AtomicInteger();
        Thread[] other = new Thread[1];
        workers.run((part, parts) -> {
            if (part == 0) {
                other[0] = Thread.ofPlatform().start(() -> workers.run((inner, all) -> alone.set(all)));
                try {
                    other[0].join();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        assertThat(alone.get()).isEqualTo(1);
    }

    @Test
    void whoHasThemLentAsksBeforeEachPiece() {
        AtomicBoolean free = new AtomicBoolean();
        Workers lent = new Workers(3).lent(free::get);
        assertThat(lent.count()).isEqualTo(3);
        for (boolean now : List.of(false, true, false)) {
            free.set(now);
            AtomicInteger sum = new AtomicInteger();
            lent.run((part, parts) -> sum.addAndGet(parts));
            assertThat(sum.get()).isEqualTo(now ? 9 : 1);
        }
    }

    @Test
    void aFailureOfAnyPartIsTheCallersAndTheNextRoundIsWhole() {
        Workers workers = new Workers(2);
        for (int failing : new int[] {0, 1}) {
            assertThatThrownBy(() -> workers.run((part, parts) -> {
                        if (part == failing) {
                            throw new ArithmeticException("no " + part);
                        }
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasRootCauseMessage("no " + failing);
            AtomicInteger parts = new AtomicInteger();
            workers.run((part, all) -> parts.incrementAndGet());
            assertThat(parts.get()).isEqualTo(2);
        }
    }
}
