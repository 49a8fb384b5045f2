package io.hindcast.engine.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.market.Bar;
import io.hindcast.market.MutableBar;
import io.hindcast.strategy.BarContext;
import io.hindcast.strategy.Strategy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("slow")
@Timeout(60)
class WatchdogTest {
    private static final Duration LIMIT = Duration.ofMillis(100);

    private record Report(CallWatch watch, Thread caller, PluginFailure failure) {}

    private final BlockingQueue<Report> reports = new LinkedBlockingQueue<>();

    /** Waits in one call until it is let go. */
    private static final class Sleeper implements Strategy {
        private final CountDownLatch inside = new CountDownLatch(1);
        private final CountDownLatch gate = new CountDownLatch(1);

        @Override
        public void onHistory(Bar bar) {
            inside.countDown();
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void onBar(BarContext context) {
            // Returns.
        }
    }

    @Test
    void aCallThatHangsIsReportedOnceWithNameThreadAndStack() throws InterruptedException {
        Sleeper sleeper = new Sleeper();
        ContainedStrategy strategy = ContainedStrategy.of(
                sleeper, new Plugged("strategy", "slow", "slow.jar", getClass().getClassLoader()));
        Thread thread = Thread.ofPlatform().start(() -> strategy.onHistory(new MutableBar()));
        try (Watchdog watchdog = start(strategy)) {
            assertThat(watchdog).isNotNull();
            Report report = reports.take();
            assertThat(report.watch()).isSameAs(strategy.watch());
            assertThat(report.caller()).isSameAs(thread);
            assertThat(report.failure())
                    .hasMessageContaining(
                            "strategy 'slow' of plugin slow.jar has not returned from onHistory for 0.1 s");
            assertThat(report.failure().getCause().getStackTrace())
                    .anyMatch(frame -> frame.getClassName().equals(Sleeper.class.getName()));
            assertThat(reports.poll(5 * LIMIT.toMillis(), TimeUnit.MILLISECONDS))
                    .isNull();
        } finally {
            thread.interrupt();
            thread.join();
        }
    }

    @Test
    void callsThatReturnAreNeverReportedHoweverManyThereAre() {
        ContainedStrategy strategy = ContainedStrategy.of(new Sleeper());
        Duration generous = Duration.ofMillis(500);
        try (Watchdog watchdog = start(generous, strategy)) {
            assertThat(watchdog).isNotNull();
            long until = System.nanoTime() + 2 * generous.toNanos();
            while (System.nanoTime() - until < 0) {
                strategy.onBar(null);
            }
        }
        assertThat(reports).isEmpty();
    }

    @Test
    void theTimeBetweenCallsDoesNotCount() throws InterruptedException {
        ContainedStrategy strategy = ContainedStrategy.of(new Sleeper());
        strategy.onBar(null);
        try (Watchdog watchdog = start(strategy)) {
            assertThat(watchdog).isNotNull();
            assertThat(reports.poll(5 * LIMIT.toMillis(), TimeUnit.MILLISECONDS))
                    .isNull();
        }
    }

    private Watchdog start(ContainedStrategy strategy) {
        return start(LIMIT, strategy);
    }

    private Watchdog start(Duration limit, ContainedStrategy strategy) {
        return Watchdog.start(
                limit,
                () -> List.of(strategy.watch()),
                (watch, caller, failure) -> reports.add(new Report(watch, caller, failure)));
    }
}
